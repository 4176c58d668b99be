using Dispatch.Engine.Authoring;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;
using Dispatch.Engine.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Store.Tests;

/// <summary>What every store promises. A second store joins by deriving from this class.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private StoreUnderTest _store = null!;

    protected StoreUnderTest Store => _store;

    protected abstract Task<StoreUnderTest> CreateAsync();

    public async Task InitializeAsync() => _store = await CreateAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Unit_WhenAWriteFails_LeavesNoTrace()
    {
        var act = () => Store.UnitAsync(unit =>
        {
            unit.Write(s => Message(s, "a"));
            unit.Write(_ => throw new InvalidOperationException("on purpose"));
        });

        await act.Should().ThrowAsync<InvalidOperationException>();
        Store.Count("engine_outbox").Should().Be(0);
    }

    [Fact]
    public async Task Units_InOneGroup_FailAlone()
    {
        var units = Enumerable.Range(0, 200).Select(i => Store.UnitAsync(unit => unit.Write(s =>
        {
            Message(s, $"{i:000}");
            if (i % 10 == 3)
            {
                throw new InvalidOperationException("on purpose");
            }
        }))).ToList();

        await Task.WhenAll(units.Select(u => u.ContinueWith(_ => { }, TaskScheduler.Default)));

        units.Count(u => u.IsFaulted).Should().Be(20);
        Store.Count("engine_outbox").Should().Be(180);
        Store.Count("engine_outbox", "id LIKE '%3'").Should().Be(0);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(10)]
    public async Task Units_ThatGather_CountOnceEachAndOnlyWhenStored(int failing)
    {
        var units = Enumerable.Range(1, 300).Select(i => Store.UnitAsync(unit => unit.Write(s =>
        {
            s.Gather<Tally>().Count++;
            if (i % failing == 0)
            {
                throw new InvalidOperationException("on purpose");
            }
        }))).ToList();

        await Task.WhenAll(units.Select(u => u.ContinueWith(_ => { }, TaskScheduler.Default)));

        var tallies = Store.Database.OpenRead().Query("SELECT payload FROM engine_outbox", r => int.Parse(r.GetString(0), System.Globalization.CultureInfo.InvariantCulture));
        tallies.Sum().Should().Be(units.Count(u => u.IsCompletedSuccessfully)).And.Be(300 - (300 / failing));
        if (failing > units.Count)
        {
            tallies.Should().HaveCountLessThan(300, "what many units of one transaction add is written once");
        }
    }

    [Fact]
    public async Task Unit_AfterItsCommit_IsSeenByEveryReader()
    {
        using var before = Store.Database.OpenRead();

        await Store.UnitAsync(unit => unit.Write(s => Message(s, "a")));

        before.QueryFirst("SELECT COUNT(*) FROM engine_outbox", r => r.GetInt64(0)).Should().Be(1);
    }

    [Fact]
    public async Task Unit_OnALostRace_RunsAgainOnTheNewState()
    {
        var runs = 0;
        await Store.UnitAsync((_, unit) =>
        {
            var run = ++runs;
            unit.Write(_ =>
            {
                if (run == 1)
                {
                    throw new WriteConflictException("on purpose");
                }
            });
            return Task.FromResult(true);
        });

        runs.Should().Be(2);
    }

    [Fact]
    public async Task Instance_StartedAndResumed_EndsWithAGaplessJournal()
    {
        var started = await Store.StartAsync(HandMadeWorkflows.TwoWaits, "ticket-1");
        var waits = started.State.Bookmarks;
        waits.Should().HaveCount(2);

        await Store.ResumeAsync(started.State.Id, waits[0].Id);
        var ended = await Store.ResumeAsync(started.State.Id, waits[1].Id);

        ended.State.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        Store.Count("engine_bookmarks").Should().Be(0);
        Store.Count("engine_bursts").Should().Be(3);
        Journal(started.State.Id).Select(e => e.Sequence).Should().Equal(Enumerable.Range(1, Journal(started.State.Id).Count).Select(i => (long)i));
    }

    [Fact]
    public async Task Bookmark_ResumedTwice_TakesEffectOnce()
    {
        var started = await Store.StartAsync(HandMadeWorkflows.TwoWaits);
        var left = started.State.Bookmarks[0].Id;

        var attempts = Enumerable.Range(0, 8).Select(_ => Store.ResumeAsync(started.State.Id, left)).ToList();
        await Task.WhenAll(attempts.Select(a => a.ContinueWith(_ => { }, TaskScheduler.Default)));

        attempts.Count(a => a.IsCompletedSuccessfully).Should().Be(1);
        attempts.Where(a => a.IsFaulted).Should().OnlyContain(a => a.Exception!.InnerException is ConflictException);
        Store.Count("engine_bursts").Should().Be(2);
    }

    [Fact]
    public async Task TwoStimuli_AtTheSameMoment_BothTakeEffect()
    {
        var instances = new List<WorkflowState>();
        for (var i = 0; i < 50; i++)
        {
            instances.Add((await Store.StartAsync(HandMadeWorkflows.TwoWaits)).State);
        }

        await Task.WhenAll(instances.SelectMany(i => i.Bookmarks.Select(b => Store.ResumeAsync(i.Id, b.Id))));

        Store.Count("engine_instances", "sub_status = 'Finished'").Should().Be(50);
        Store.Count("engine_bookmarks").Should().Be(0);
    }

    [Fact]
    public async Task Timer_WhenDue_ResumesItsInstanceOnce()
    {
        await Store.StartAsync(HandMadeWorkflows.Sleeps);
        Store.Count("engine_timers").Should().Be(1);
        (await Store.Get<FireDueTimers>().RunAsync(CancellationToken.None)).Fired.Should().Be(0);

        Store.Time.Advance(TimeSpan.FromMinutes(61));
        (await Store.Get<FireDueTimers>().RunAsync(CancellationToken.None)).Should().Be((1, null));

        Store.Count("engine_timers").Should().Be(0);
        Store.Count("engine_instances", "sub_status = 'Finished'").Should().Be(1);
    }

    [Fact]
    public async Task Timer_OfACancelledInstance_IsGone()
    {
        var started = await Store.StartAsync(HandMadeWorkflows.Sleeps);

        await Store.UnitAsync((s, unit) => s.GetRequiredService<Engine.Runtime.IWorkflowRuntime>().CancelAsync(unit, started.State.Id, CancellationToken.None));

        Store.Count("engine_timers").Should().Be(0);
        Store.Count("engine_bookmarks").Should().Be(0);
        Store.Count("engine_instances", "sub_status = 'Cancelled'").Should().Be(1);
    }

    [Fact]
    public async Task PoisonTimer_IsPostponed_AndStopsNoOther()
    {
        var now = Store.Time.GetUtcNow();
        await Store.UnitAsync(unit => Store.Get<ITimers>().Set(unit, new Engine.Timers.Timer("poison", "nobody", "no-such-target", null, now.AddMinutes(1))));
        await Store.StartAsync(HandMadeWorkflows.Sleeps);

        Store.Time.Advance(TimeSpan.FromHours(2));
        await Store.Get<FireDueTimers>().RunAsync(CancellationToken.None);

        Store.Count("engine_instances", "sub_status = 'Finished'").Should().Be(1);
        Store.Count("engine_timers", "attempts = 1").Should().Be(1);
    }

    private List<JournalEntry> Journal(string instanceId)
    {
        using var read = Store.Database.OpenRead();
        return read.Query("SELECT journal FROM engine_bursts WHERE instance_id = $1 ORDER BY seq", r => r.GetUnpackedString(0), instanceId)
            .SelectMany(j => System.Text.Json.JsonSerializer.Deserialize<List<JournalEntry>>(j, Values.Json)!)
            .ToList();
    }

    private void Message(WriteSession session, string id) => session.Execute(
        "INSERT INTO engine_outbox (id, kind, stream, payload, created_at, attempts, next_at, is_dead, error) VALUES ($1, 'test', 'test', '{}', $2, 0, $2, 0, NULL)", id, Store.Time.GetUtcNow());
}
