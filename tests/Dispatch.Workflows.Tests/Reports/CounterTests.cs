using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Reports;
using MediatR;

namespace Dispatch.Workflows.Tests.Reports;

/// <summary>Counters against facts: the same figures by either way, exact after any change of any fact, and every figure with the tickets behind it.</summary>
public sealed class CounterTests : IAsyncLifetime
{
    private static readonly string[] _communities = ["community-sunshine", "community-lakeside", "community-old-town"];
    private static readonly string[] _categories = ["water.outage", "noise.neighbour", "sanitation.rubbish"];
    private static readonly string?[] _departments = [null, "dept-water", "dept-housing", "dept-fire"];
    private static readonly string[] _statuses = ["Closed", "Closed", "Closed", "Handling", "NotAccepted", "Withdrawn", "Merged", "Evaluating"];
    private static readonly string?[] _outcomes = [null, "Satisfied", "Acceptable", "Dissatisfied"];
    private readonly DomainFixture _domain = new();
    private readonly Random _random = new(6);

    public async Task InitializeAsync()
    {
        await _domain.Send(new LoadReference(ReferenceDrafts.Read(Path.Combine(AppContext.BaseDirectory, "samples", "district"))) { WithDefaults = true });
        var facts = Enumerable.Range(0, 400).Select(i => Fact($"t{i:000}")).ToList();
        await _domain.Write(session => facts.ForEach(fact => Store(session, null, fact)));
        await _domain.Write(session =>
        {
            foreach (var fact in facts.Where((_, i) => i % 3 == 0))
            {
                Store(session, fact, Fact(fact.TicketId));
            }
        });
    }

    public async Task DisposeAsync() => await _domain.DisposeAsync();

    [Fact]
    public async Task Counters_AfterAnyChanges_EqualARecount()
    {
        var verified = await _domain.Send(new VerifyCounters());

        verified.Faults.Should().BeEmpty();
        verified.Seen.Should().BeGreaterThan(200);
    }

    [Fact]
    public async Task CounterThatWasTamperedWith_IsFound()
    {
        await _domain.Write(session => session.Execute("UPDATE report_counters SET closed = closed + 1 WHERE rowid = (SELECT MIN(rowid) FROM report_counters)"));

        (await _domain.Send(new VerifyCounters())).Faults.Should().ContainSingle().Which.Text.Should().StartWith("Closed is");
    }

    [Theory]
    [InlineData("UPDATE report_community_days SET communities = x'' WHERE rowid = (SELECT MIN(rowid) FROM report_community_days)", "is 0, a recount gives")]
    [InlineData("INSERT INTO report_community_days SELECT '2020-01-01', district_id, street_id, communities FROM report_community_days LIMIT 1", "that no fact is there for")]
    public async Task CommunityDayThatWasTamperedWith_IsFound(string sql, string fault)
    {
        await _domain.Write(session => session.Execute(sql));

        (await _domain.Send(new VerifyCounters())).Faults.Should().Contain(f => f.Text.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counters_MadeAnewAfterAnUpgrade_EqualARecount()
    {
        await _domain.Write(session => session.Execute("DELETE FROM report_counters; DELETE FROM report_community_days"));

        (await _domain.Send(new CountReports())).Should().BeTrue();

        (await _domain.Send(new VerifyCounters())).Faults.Should().BeEmpty();
        (await _domain.Send(new CountReports())).Should().BeFalse("they are there now");
    }

    [Fact]
    public async Task CountersOfAGroupThatAnUpgradeBrings_AreMade_AndTheOthersLeftAlone()
    {
        await _domain.Write(session =>
        {
            session.Execute("DELETE FROM report_counters WHERE grp = $1", CounterGroup.StreetCategoryMonth);
            session.Execute("UPDATE report_counters SET closed = closed + 1 WHERE rowid = (SELECT MIN(rowid) FROM report_counters)");
        });

        (await _domain.Send(new CountReports())).Should().BeTrue();

        (await _domain.Send(new VerifyCounters())).Faults.Should().ContainSingle().Which.Text.Should().StartWith("Closed is");
    }

    [Theory]
    [InlineData(null, ReportGroup.Street, "2026-07-20T15:00")]
    [InlineData(null, ReportGroup.Community, "2026-07-06T15:00")]
    [InlineData("district-dongming", ReportGroup.Category, "2026-07-20T15:00")]
    [InlineData("district-dongming", ReportGroup.Department, "2026-07-06T15:00")]
    [InlineData("street-hanjiang", ReportGroup.Community, "2026-07-20T15:00")]
    [InlineData("dept-water", ReportGroup.Department, "2026-07-06T15:00")]
    public void Figures_FromCounters_AreThoseFromFacts(string? unit, ReportGroup by, string from)
    {
        var time = _domain.Get<DistrictTime>();

        // From one afternoon to another, with whole days and a whole month between; of the first month the smaller part lies within, or outside.
        var scope = new ReportScope(unit, TestCalendars.Instant(from), TestCalendars.Instant("2026-09-18T11:00"), by);
        using var session = _domain.Get<IDatabase>().OpenRead();
        var exact = new TallyReader(session, _domain.Reference, time, fewFacts: int.MaxValue).Read(scope);
        var counted = new TallyReader(session, _domain.Reference, time, fewFacts: 0).Read(scope);

        counted.Keys.Should().Equal(exact.Keys).And.NotBeEmpty();
        counted.Values.Should().Contain(tally => !tally.Counted.SignIn.IsEmpty, "the counters were read");
        foreach (var (key, tally) in exact)
        {
            var (a, b) = (tally.Figures(key, key, null, ""), counted[key].Figures(key, key, null, ""));
            b.Should().BeEquivalentTo(a, options => options.Excluding(g => g.SignIn).Excluding(g => g.Arrival).Excluding(g => g.Report));
            b.SignIn.Count.Should().Be(a.SignIn.Count);
        }
    }

    [Theory]
    [InlineData(null, "2026-07-20T15:00", "2026-09-18T11:00", true)]
    [InlineData("district-dongming", "2026-07-03T08:00", "2026-08-28T20:00", true)]
    [InlineData("street-hanjiang", "2026-07-01T00:00", "2026-08-01T00:00", true)]
    [InlineData(null, "2026-08-10T00:00", "2026-08-20T12:00", false)]
    [InlineData("dept-water", "2026-07-20T15:00", "2026-09-18T11:00", false)]
    public async Task Heat_FromCountersOfWholeMonths_IsThatFromFacts(string? unit, string from, string to, bool counted)
    {
        var scope = new ReportScope(unit, TestCalendars.Instant(from), TestCalendars.Instant(to), ReportGroup.Street);
        using var session = _domain.Get<IDatabase>().OpenRead();
        var facts = scope.Facts(_domain.Reference);
        var exact = session.Query(ReportFactRows.Map.Select + facts, ReportFactRows.Map.Read, facts.Values)
            .GroupBy(f => (Place: f.StreetId ?? "none", Category: f.CategoryCode)).ToDictionary(g => g.Key, g => g.Count());

        Heat().Should().BeEquivalentTo(exact).And.NotBeEmpty();

        await _domain.Write(write => write.Execute("UPDATE report_counters SET received = received + 1000 WHERE grp = $1", CounterGroup.StreetCategoryMonth));
        Heat().Values.Any(received => received > 1000).Should().Be(counted, "that is where it is read from");

        Dictionary<(string Place, string Category), int> Heat()
        {
            using var read = _domain.Get<IDatabase>().OpenRead();
            return new HeatReader(read, _domain.Reference, _domain.Get<DistrictTime>()).Read(scope);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("district-dongming")]
    [InlineData("dept-water")]
    public void Trend_FromCounters_IsThatFromFacts(string? unit)
    {
        var time = _domain.Get<DistrictTime>();
        var scope = new ReportScope(unit, TestCalendars.Instant("2026-07-20T15:00"), TestCalendars.Instant("2026-09-18T11:00"), ReportGroup.Street);
        using var session = _domain.Get<IDatabase>().OpenRead();
        var exact = new TrendReader(session, _domain.Reference, time, fewFacts: int.MaxValue).Read(scope);

        new TrendReader(session, _domain.Reference, time, fewFacts: 0).Read(scope).Should().BeEquivalentTo(exact);
        exact.Values.Should().Contain(day => day.Late > 0).And.Contain(day => day.Received > day.Late);
    }

    [Fact]
    public async Task EveryFigure_HasExactlyTheTicketsBehindIt()
    {
        var question = new ReportQuestion("district-dongming", _domain.Clock.GetUtcNow().AddDays(-90), _domain.Clock.GetUtcNow(), ReportGroup.Community);
        var report = await _domain.Send(new GetSlaReport(question));
        foreach (var group in report.Groups)
        {
            var expected = new Dictionary<string, int>
            {
                ["received"] = group.Received,
                ["closed"] = group.Closed,
                ["open"] = group.Open,
                ["onTime"] = group.OnTime,
                ["late"] = group.Late,
                ["signIn"] = group.SignIn.Count,
                ["response"] = group.Rates.Response.Numerator,
                ["response.denominator"] = group.Rates.Response.Denominator,
                ["response.excluded"] = group.Rates.Response.Excluded,
                ["resolution"] = group.Rates.Resolution.Numerator,
                ["resolution.denominator"] = group.Rates.Resolution.Denominator,
                ["resolution.excluded"] = group.Rates.Resolution.Excluded,
                ["satisfaction"] = group.Rates.Satisfaction.Numerator,
                ["satisfaction.denominator"] = group.Rates.Satisfaction.Denominator,
                ["satisfaction.excluded"] = group.Rates.Satisfaction.Excluded,
                ["whistled"] = group.Flow.Whistled,
                ["returned"] = group.Flow.Returned,
                ["returnedTwice"] = group.Flow.ReturnedTwice,
                ["pingPong"] = group.Flow.PingPong,
                ["redone"] = group.Flow.Redone,
                ["redoneThrice"] = group.Flow.RedoneThrice,
            };
            foreach (var (figure, count) in expected)
            {
                (await Behind(question, group.Key, figure)).Should().Be(count, "{0} of {1}", figure, group.Key);
            }
        }
    }

    [Fact]
    public async Task FigureThatIsNone_IsRefusedWithTheKnownOnes()
    {
        var ask = () => _domain.Send(new ListReportTickets(new ReportQuestion(), null, "beauty", new PageRequest()));

        (await ask.Should().ThrowAsync<InvalidRequestException>()).Which.Errors["figure"].Single().Should().Contain("onTime");
    }

    [Fact]
    public async Task Flow_OfAUnit_IsComparedWithThePeriodBeforeAndHasControlLimits()
    {
        var now = _domain.Clock.GetUtcNow();

        var flow = await _domain.Send(new GetFlow(new ReportQuestion("district-dongming", now.AddDays(-45), now)));

        flow.Groups.Sum(g => g.Received).Should().Be(flow.Total.Received);
        flow.Groups.Should().OnlyContain(g => g.Before != null && g.WhistleControl!.Low <= flow.Total.Flow.WhistleRate && flow.Total.Flow.WhistleRate <= g.WhistleControl.High);
        flow.Before!.Received.Should().BeGreaterThan(0);
    }

    private async Task<int> Behind(ReportQuestion question, string key, string figure)
    {
        var count = 0;
        string? after = null;
        do
        {
            var page = await _domain.Send(new ListReportTickets(question, key, figure, new PageRequest(7, after)));
            count += page.Items.Count;
            after = Cursor.Decode(page.NextCursor);
        }
        while (after is not null);
        return count;
    }

    private void Store(WriteSession session, ReportFact? before, ReportFact after)
    {
        session.Execute(ReportFactRows.Map.Upsert, ReportFactRows.Map.Values(after));
        session.Gather<CounterSums>().Add(ReportCounters.Moves(before, after, _domain.Get<DistrictTime>()));
    }

    private ReportFact Fact(string id)
    {
        var status = Any(_statuses);
        var received = _domain.Clock.GetUtcNow().AddMinutes(-_random.Next(90 * 24 * 60));
        var due = received.AddHours(_random.Next(1, 2_000));
        var handled = status == "Handling" ? (DateTimeOffset?)null : received.AddHours(_random.Next(1, 300));
        return new ReportFact
        {
            TicketId = id,
            Number = id,
            DistrictId = "district-dongming",
            StreetId = Chance(0.1) ? null : "street-hanjiang",
            CommunityId = Any(_communities),
            CategoryCode = Any(_categories),
            DepartmentId = Any(_departments),
            ReceivedAt = received,
            DueAt = Chance(0.1) ? null : due,
            HandledAt = handled,
            ClosedAt = status is "Handling" or "Evaluating" ? null : handled,
            Status = status,
            ResponseDueAt = Chance(0.1) ? null : received.AddHours(_random.Next(1, 1_500)),
            RespondedAt = handled ?? (Chance(0.5) ? received.AddHours(_random.Next(1, 100)) : null),
            SignInMs = Chance(0.5) ? _random.Next(10_000_000) : null,
            ArrivalMs = Chance(0.3) ? _random.Next(10_000_000) : null,
            ReportMs = Chance(0.4) ? _random.Next(1_000_000_000) : null,
            ResidentOutcome = Any(_outcomes),
            Solved = Chance(0.3) ? null : Chance(0.7),
            Whistled = Chance(0.5),
            Returns = _random.Next(4) / 2,
            RedoCount = _random.Next(8) / 2,
            PingPongs = _random.Next(3) / 2,
            HandOvers = _random.Next(6),
        };
    }

    private T Any<T>(T[] values) => values[_random.Next(values.Length)];

    private bool Chance(double share) => _random.NextDouble() < share;
}
