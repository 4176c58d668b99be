using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>One outage, many calls: handled once, each reporter answered and asked, each counted by itself.</summary>
public sealed class JoinedTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Joined_AreHandledOnce_AndEachReporterIsAskedForThemselves()
    {
        var main = await flow.File("water.outage");
        var good = await JoinedTo(main.Id);
        var bad = await JoinedTo(main.Id);
        var silent = await JoinedTo(main.Id);
        (await flow.Send(new ListJoined(main.Id, new PageRequest()), Community)).Items.Select(t => t.Id).Should().Equal(good.Id, bad.Id, silent.Id);
        (await flow.Send(new TrackTicket(good.TrackingCode))).Should().Match<TrackingView>(v => v.Status == TicketStatus.Merged && v.JoinedStatus == TicketStatus.AtStation);
        await Fails<ConflictException, TicketView>(new WithdrawTicket(main.Id, null));

        await flow.Do(main.Id, Station, "station.handle", "Resolved");
        await flow.Pass(TimeSpan.FromSeconds(1));
        await flow.Pass(TimeSpan.FromSeconds(1));
        foreach (var ticket in (TicketView[])[good, bad, silent])
        {
            (await flow.Send(new TrackTicket(ticket.TrackingCode))).CanEvaluate.Should().BeTrue();
        }

        await flow.Send(new EvaluateByTrackingCode(main.TrackingCode, "Satisfied", true, null));
        await flow.Send(new EvaluateByTrackingCode(good.TrackingCode, "Satisfied", true, null));
        await flow.Send(new EvaluateByTrackingCode(bad.TrackingCode, "Dissatisfied", false, "我家还没来水"));
        (await flow.Ticket(main.Id)).Status.Should().Be(TicketStatus.Closed);
        (await flow.Ticket(good.Id)).Status.Should().Be(TicketStatus.Closed);
        var alone = await flow.Ticket(bad.Id);
        (alone.MergedInto, alone.RedoCount, alone.Duty!.Result).Should().Be((null, 1, "Department"));
        (await flow.Open(bad.Id)).Should().ContainSingle().Which.Kind.Should().Be("community.whistle");

        await flow.Pass(TimeSpan.FromDays(7));
        var unanswered = await flow.Ticket(silent.Id);
        (unanswered.Status, unanswered.Evaluations.Resident!.NoAnswer).Should().Be((TicketStatus.Closed, true));
        flow.Query("SELECT COUNT(*) FROM report_facts WHERE ticket_id IN ($1, $2) AND resident_outcome IS NOT NULL", r => r.GetInt64(0), good.Id, bad.Id).Should().Be(2);
        (await flow.Send(new VerifyFacts())).Faults.Should().BeEmpty();
        (await flow.Send(new VerifyCounters())).Faults.Should().BeEmpty();
        (await flow.Send(new VerifyLedgers())).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Joined_OfTheUnitThatAnswered_AreAskedByWhoAsksForTheMain_OthersByTheirOwn()
    {
        var main = await flow.File("noise.neighbour");
        var near = await JoinedTo(main.Id, "noise.neighbour");
        var other = (await flow.Send(Filing("noise.neighbour") with { CompoundId = "compound-fenghe" }, Hotline)).Ticket;
        await flow.Send(new MergeTicket(other.Id, main.Id), Community);

        await flow.Do(main.Id, Station, "station.handle", "Resolved");
        await Settle();

        (await AskedBy(main)).Should().NotBe("station-guiyuan", "nobody asks for an evaluation of their own answer");
        (await AskedBy(near)).Should().Be(await AskedBy(main));
        (await AskedBy(other)).Should().Be("station-fenghe");

        async Task<string> AskedBy(TicketView ticket) => (await flow.Open(ticket.Id, "resident.evaluate")).Should().ContainSingle().Which.UnitId;
    }

    [Fact]
    public async Task Joined_WhenTheMainIsHandledAgain_WaitForIt()
    {
        var main = await flow.File("noise.neighbour");
        var joined = await JoinedTo(main.Id, "noise.neighbour");
        await flow.Do(main.Id, Station, "station.handle", "Resolved");
        await Settle();
        await flow.Send(new EvaluateByTrackingCode(main.TrackingCode, "Dissatisfied", false, null));
        await Settle();
        (await flow.Ticket(joined.Id)).Status.Should().Be(TicketStatus.Merged);
        await flow.Do(main.Id, Community, "community.handle", "Resolved");
        await Settle();
        (await flow.Ticket(joined.Id)).Status.Should().Be(TicketStatus.Evaluating);
    }

    [Fact]
    public async Task Unjoined_GoesItsOwnWay()
    {
        var main = await flow.File("noise.neighbour");
        var joined = await JoinedTo(main.Id, "noise.neighbour");
        await Fails<ConflictException, TicketView>(new MergeTicket(main.Id, (await flow.File("noise.neighbour")).Id));
        (await flow.Send(new UnjoinTicket(joined.Id, "不是同一户"), Community)).MergedInto.Should().BeNull();
        (await flow.Open(joined.Id)).Should().ContainSingle().Which.Kind.Should().Be("community.handle");
        await Fails<ConflictException, TicketView>(new UnjoinTicket(joined.Id, null));
    }

    [Fact]
    public async Task ManyCalls_AreJoinedAtOnce_EachOnRecord_AndSentAgainChangeNothing()
    {
        var main = await flow.File("water.outage");
        var calls = new List<TicketView>();
        for (var i = 0; i < 12; i++)
        {
            calls.Add(await flow.File("water.outage"));
        }

        var gone = await flow.File("water.outage");
        await flow.Send(new WithdrawTicket(gone.Id, "自行解决"), Community);
        (await flow.Send(new ListAlike(main.Id), Community)).Select(t => t.Id).Should().Contain(calls.Select(c => c.Id)).And.NotContain([main.Id, gone.Id]);
        string[] asked = [.. calls.Select(c => c.Id), calls[0].Id, gone.Id, "nothing-of-that-name"];

        var result = await flow.Send(new JoinTickets(main.Id, asked), Community);

        (result.Joined, result.Already).Should().Be((12, 0));
        result.Refused.Select(r => r.TicketId).Should().Equal(gone.Id, "nothing-of-that-name");
        foreach (var call in calls)
        {
            (await flow.Ticket(call.Id)).Should().Match<TicketView>(t => t.Status == TicketStatus.Merged && t.MergedInto == main.Id);
            flow.Query("SELECT COUNT(*) FROM ticket_history WHERE ticket_id = $1 AND kind = $2", r => r.GetInt64(0), call.Id, HistoryKinds.Merged).Should().Be(1);
        }

        (await flow.Send(new JoinTickets(main.Id, asked), Community)).Should().Match<JoinedResult>(r => r.Joined == 0 && r.Already == 12 && r.Refused.Count == 2);
        flow.Query("SELECT COUNT(*) FROM ticket_history WHERE ticket_id = $1 AND kind = $2", r => r.GetInt64(0), main.Id, HistoryKinds.MergedHere).Should().Be(12);
        await Fails<InvalidRequestException, JoinedResult>(new JoinTickets(main.Id, [main.Id]));
        await Fails<NotFoundException, JoinedResult>(new JoinTickets("no-such-main", asked));
        await Fails<ConflictException, JoinedResult>(new JoinTickets(gone.Id, [calls[0].Id]));
    }

    [Fact]
    public async Task ThreeHundredCalls_OfOneOutage_AreHandledOnce_EachAnsweredAskedAndCounted()
    {
        const int Count = 300;
        var received = Received();
        var main = await flow.File("water.outage");
        var calls = new List<TicketView>();
        for (var i = 0; i < Count; i++)
        {
            calls.Add(await flow.File("water.outage"));
        }

        (await flow.Send(new JoinTickets(main.Id, [.. calls.Select(c => c.Id)]), Community)).Should().Match<JoinedResult>(r => r.Joined == Count && r.Refused.Count == 0);
        await flow.Do(main.Id, Station, "station.handle", "Resolved");
        await Settle();

        var answer = (await flow.Send(new TrackTicket(main.TrackingCode))).Answer;
        (await Task.WhenAll(calls.Select(c => flow.Send(new TrackTicket(c.TrackingCode))))).Should()
            .OnlyContain(v => v.Status == TicketStatus.Evaluating && v.CanEvaluate && v.Answer == answer, "each reporter is answered and asked for themselves");

        // A third are satisfied, a third find it acceptable, a third say nothing; the first one is not satisfied at all.
        foreach (var (call, i) in calls.Skip(1).Select((c, i) => (c, i)).Where(c => c.i % 3 < 2))
        {
            await flow.Send(new EvaluateByTrackingCode(call.TrackingCode, i % 3 == 0 ? "Satisfied" : "Acceptable", true, null));
        }

        await flow.Send(new EvaluateByTrackingCode(calls[0].TrackingCode, "Dissatisfied", false, "我家还没来水"));
        (await flow.Ticket(calls[0].Id)).Should().Match<TicketView>(t => t.MergedInto == null && t.RedoCount == 1, "only that one is handled again");
        await flow.Pass(TimeSpan.FromDays(7));

        var ids = string.Join(", ", calls.Select(c => $"'{c.Id}'"));
        flow.Query($"SELECT COUNT(*) FROM tickets WHERE id IN ({ids}) AND status = 'Closed'", r => r.GetInt64(0)).Should().Be(Count - 1);
        flow.Query($"SELECT COUNT(*) FROM report_facts WHERE ticket_id IN ({ids}) AND resident_outcome = 'Satisfied' AND solved = 1", r => r.GetInt64(0)).Should().Be(100);
        (Received() - received).Should().Be(Count + 1, "each counts as received");
        (await flow.Send(new VerifyFacts())).Faults.Should().BeEmpty();
        (await flow.Send(new VerifyCounters())).Faults.Should().BeEmpty();
        (await flow.Send(new VerifyLedgers())).Faults.Should().BeEmpty();
    }

    private long Received() => flow.Query("SELECT COALESCE(SUM(received), 0) FROM report_counters WHERE grp = 'Street'", r => r.GetInt64(0));

    private async Task<TicketView> JoinedTo(string mainId, string category = "water.outage")
    {
        var ticket = await flow.File(category);
        return await flow.Send(new MergeTicket(ticket.Id, mainId), Community);
    }

    private async Task Settle()
    {
        await flow.Pass(TimeSpan.FromSeconds(1));
        await flow.Pass(TimeSpan.FromSeconds(1));
    }

    private async Task Fails<TException, T>(MediatR.IRequest<T> request)
        where TException : Exception
    {
        var send = () => flow.Send(request, Community);
        await send.Should().ThrowAsync<TException>();
    }
}
