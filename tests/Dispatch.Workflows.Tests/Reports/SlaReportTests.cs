using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Reports;

namespace Dispatch.Workflows.Tests.Reports;

public sealed class SlaReportTests : IAsyncLifetime
{
    private readonly DomainFixture _domain = new();
    private int _number;

    private DateTimeOffset Now => _domain.Clock.GetUtcNow();

    public async Task InitializeAsync() =>
        await _domain.Send(new LoadReference(ReferenceDrafts.Read(Path.Combine(AppContext.BaseDirectory, "samples", "district"))) { WithDefaults = true });

    public async Task DisposeAsync() => await _domain.DisposeAsync();

    [Fact]
    public async Task Sla_OfACommunity_CountsEachTicketOnce()
    {
        await Fact(closed: true, handledAfter: 5, outcome: "Satisfied", solved: true, signIn: 10);
        await Fact(closed: true, handledAfter: 30, outcome: "Dissatisfied", solved: false, signIn: 30);
        await Fact(closed: true, handledAfter: 3, outcome: null, solved: null, signIn: 20);
        await Fact(closed: false, receivedAgo: 50);
        await Fact(closed: false, receivedAgo: 1);
        await Fact(closed: true, handledAfter: 1, status: "Withdrawn");
        await Fact(community: "community-lakeside", closed: true, handledAfter: 1, outcome: "Satisfied", solved: true);

        var group = (await Sla(new ReportQuestion("community-sunshine"))).Groups.Single();

        group.Should().BeEquivalentTo(new { Key = "community-sunshine", Received = 6, Closed = 4, Open = 2, OnTime = 3, Late = 2 });
        (group.SignIn.Median, group.SignIn.P90, group.SignIn.Count).Should().Be((20, 28, 3));
        group.Rates.Satisfaction.Should().BeEquivalentTo(new { Value = 0.5, Numerator = 1, Denominator = 2, Excluded = 4 });
        group.Rates.Satisfaction.Exclusions.Should().BeEquivalentTo(new Dictionary<string, int> { ["noAnswer"] = 1, ["notYetEvaluated"] = 2, ["withdrawn"] = 1 });
        group.Rates.Resolution.Should().BeEquivalentTo(new { Numerator = 1, Denominator = 2 });
        foreach (var rate in new[] { group.Rates.Response, group.Rates.Resolution, group.Rates.Satisfaction })
        {
            (rate.Denominator + rate.Excluded).Should().Be(group.Received);
        }
    }

    [Theory]
    [InlineData(ReportGroup.Community, 2)]
    [InlineData(ReportGroup.Street, 1)]
    [InlineData(ReportGroup.Category, 2)]
    [InlineData(ReportGroup.Department, 2)]
    public async Task Sla_ByAnyGroup_AddsUpToTheTotal(ReportGroup by, int groups)
    {
        await Fact(department: "dept-water");
        await Fact(community: "community-lakeside", category: "noise.neighbour");
        await Fact(department: "dept-water", closed: true, handledAfter: 1);

        var report = await Sla(new ReportQuestion("street-hanjiang", GroupBy: by));

        report.Groups.Should().HaveCount(groups);
        report.Groups.Sum(g => g.Received).Should().Be(report.Total.Received).And.Be(3);
        report.Groups.Sum(g => g.Closed).Should().Be(report.Total.Closed);
    }

    [Fact]
    public async Task Period_IsHalfOpen_AndComparedWithTheOneBefore()
    {
        await Fact(receivedAgo: 24);
        await Fact(receivedAgo: 48);
        await Fact(receivedAgo: 49);

        var report = await Sla(new ReportQuestion("community-sunshine", Now.AddHours(-48), Now.AddHours(-24)));

        report.Total.Received.Should().Be(1, "the one at the end belongs to the next period");
        report.Before!.Received.Should().Be(1);
    }

    [Fact]
    public async Task Period_ThatEndsBeforeItBegins_IsRefused()
    {
        var ask = () => Sla(new ReportQuestion("community-sunshine", Now, Now.AddDays(-1)));

        (await ask.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("to");
    }

    [Fact]
    public async Task Sla_OfAnotherCommunity_IsNotThere()
    {
        var caller = Caller.Key("k", "community-sunshine", Roles.Community);
        var ask = () => _domain.Send(new GetSlaReport(new ReportQuestion("community-lakeside")), caller);
        var above = () => _domain.Send(new GetSlaReport(new ReportQuestion("street-hanjiang")), caller);

        await ask.Should().ThrowAsync<NotFoundException>();
        await above.Should().ThrowAsync<NotFoundException>();
        (await _domain.Send(new GetSlaReport(new ReportQuestion()), caller)).UnitId.Should().Be("community-sunshine");
    }

    [Fact]
    public async Task Sla_OfAUnitThatIsNotThere_NamesTheField()
    {
        var ask = () => Sla(new ReportQuestion("community-nowhere"));

        (await ask.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("unitId");
    }

    [Fact]
    public async Task Ranking_WithOneLuckySmallUnit_DoesNotPutItOnTopAlone()
    {
        for (var i = 0; i < 120; i++)
        {
            await Fact(closed: true, handledAfter: 1, outcome: i < 116 ? "Satisfied" : "Dissatisfied", solved: true);
            await Fact(community: "community-lakeside", closed: true, handledAfter: 1, outcome: i < 60 ? "Satisfied" : "Dissatisfied", solved: true);
        }

        await Fact(community: "community-old-town", closed: true, handledAfter: 1, outcome: "Satisfied", solved: true);

        var ranking = await _domain.Send(new GetRanking(new ReportQuestion(), RankingFigure.Satisfaction));

        ranking.Groups.Select(g => (g.Key, g.Band)).Should().Equal(("community-sunshine", 1), ("community-old-town", 1), ("community-lakeside", 2));
        ranking.Groups.Single(g => g.Small).Key.Should().Be("community-old-town");
    }

    [Fact]
    public async Task Backlog_ByAge_CountsWhatIsOpenAndLate()
    {
        await Fact(receivedAgo: 2);
        await Fact(receivedAgo: 60);
        await Fact(receivedAgo: 24 * 40);
        await Fact(closed: true, handledAfter: 1);

        var backlog = await _domain.Send(new GetBacklog(new ReportQuestion("community-sunshine")));

        backlog.Groups.Single().Should().BeEquivalentTo(new { Open = 3, Overdue = 2 });
        backlog.Groups.Single().Ages.Select(a => a.Open).Should().Equal(1, 1, 0, 0, 1);
        backlog.Oldest.Should().HaveCount(3);
        foreach (var (age, open) in backlog.Groups.Single().Ages.Select(a => (a.Days, a.Open)))
        {
            var behind = await _domain.Send(new ListReportTickets(new ReportQuestion("community-sunshine", DateTimeOffset.UnixEpoch), null, "open." + age, new PageRequest()));
            behind.Items.Should().HaveCount(open, age);
        }
    }

    [Fact]
    public async Task Backlog_BesideThePeriodBefore_CountsWhatWasOpenThen_WithItsTickets()
    {
        await Fact(receivedAgo: 24 * 40);
        await Fact(receivedAgo: 24 * 45, closed: true, handledAfter: 24 * 20);
        await Fact(receivedAgo: 24 * 30 + 5, closed: true, handledAfter: 24 * 3);
        await Fact(receivedAgo: 24 * 50, closed: true, handledAfter: 24);
        await Fact(receivedAgo: 2);

        foreach (var unit in new[] { "community-sunshine", "street-hanjiang", "district-dongming", null })
        {
            var backlog = await _domain.Send(new GetBacklog(new ReportQuestion(unit, null, null, ReportGroup.Community)));

            backlog.Total.Should().Be(new Stock(2, 1, 0));
            backlog.BeforeAt.Should().Be(Now.AddDays(-30));
            backlog.Before.Should().Be(new Stock(3, 2, 0), "the one that ended fifty days ago was over by then");
            backlog.Groups.Single().Before.Should().Be(backlog.Before);
            backlog.TicketsBefore.Should().Contain("&at=");
        }

        var behind = await _domain.Send(new ListReportTickets(new ReportQuestion(null, DateTimeOffset.UnixEpoch, Now.AddDays(-30)), null, "overdue", new PageRequest(), At: Now.AddDays(-30)));
        behind.Items.Should().HaveCount(2);
    }

    [Fact]
    public async Task Heat_ByPlaceAndCategory_CountsEachTicket()
    {
        await Fact();
        await Fact();
        await Fact(community: "community-lakeside", category: "noise.neighbour");

        var heat = await _domain.Send(new GetHeat(new ReportQuestion("district-dongming")));

        heat.Cells.Should().Equal(new HeatCell("community-lakeside", "noise.neighbour", 1, 0), new HeatCell("community-sunshine", "water.outage", 2, 0));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 10)]
    [InlineData(1, 1)]
    [InlineData(50, 100)]
    public void Interval_OfARate_HoldsItAndStaysBetweenNoneAndAll(int numerator, int denominator)
    {
        var rate = Rate.Of(numerator, denominator, new Dictionary<string, int>());

        rate.Low.Should().BeInRange(0, rate.Value!.Value);
        rate.High.Should().BeInRange(rate.Value!.Value, 1);
        (rate.High - rate.Low).Should().BeGreaterThan(0);
    }

    private Task<SlaReport> Sla(ReportQuestion question) => _domain.Send(new GetSlaReport(question));

    private async Task Fact(
        string community = "community-sunshine", string category = "water.outage", string? department = null, int receivedAgo = 20, bool closed = false, int handledAfter = 0, string? outcome = null, bool? solved = null, int? signIn = null, string? status = null)
    {
        var received = Now.AddHours(-receivedAgo);
        var fact = new ReportFact
        {
            TicketId = $"t{++_number}",
            DistrictId = "district-dongming",
            StreetId = _domain.Reference.StreetOf(community)!.Id,
            CommunityId = community,
            CategoryCode = category,
            DepartmentId = department,
            ReceivedAt = received,
            DueAt = received.AddHours(24),
            HandledAt = closed ? received.AddHours(handledAfter) : null,
            ClosedAt = closed ? received.AddHours(handledAfter) : null,
            Status = status ?? (closed ? "Closed" : "Handling"),
            ResponseDueAt = received.AddHours(1),
            RespondedAt = received.AddMinutes(30),
            SignInMs = signIn * 60_000L,
            ResidentOutcome = outcome,
            Solved = solved,
        };
        await _domain.Add(fact);
    }
}
