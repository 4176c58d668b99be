using CsCheck;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>Whatever a department tries to put on whatever community: every dispatch outside the lists is refused, none within them is.</summary>
public sealed class DispatchFuzzTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    private const int Dispatches = 200;
    private static readonly DutyList[] _allowing = [DutyList.Own, DutyList.Assist, DutyList.Certificate];

    [Fact]
    public async Task Dispatch_OfAnythingToAnyCommunity_IsLetThroughExactlyWhenAListOrAdmissionNamesIt()
    {
        var duties = (await flow.Send(new ListDutyEntries(new PageRequest(200)))).Items;
        var admissions = (await flow.Send(new ListAdmissionEntries(new PageRequest(200)))).Items;
        var today = new DateOnly(2026, 9, 21);
        string[] matters = [.. duties.Select(d => d.CategoryCode).Concat(admissions.Select(a => a.Matter)).Append("made-up").Distinct()];
        string[] communities = ["community-sunshine", "community-lakeside", "community-old-town", "community-new-port"];
        string[] departments = ["dept-water", "dept-fire", "dept-urban-management", "dept-civil-affairs", "dept-market"];
        var refused = 0;
        foreach (var (d, c, m) in Gen.Select(Gen.Int[0, departments.Length - 1], Gen.Int[0, communities.Length - 1], Gen.Int[0, matters.Length - 1]).Array[Dispatches].Single())
        {
            var (department, community, matter) = (departments[d], communities[c], matters[m]);
            var expected = IsNamed(duties, admissions, department, community, matter, today);
            var sent = await flow.Send(new PutTaskOnCommunity(community, matter, "任务"), Caller.Key(department, department, Roles.Department));
            var ticket = await flow.Ticket(sent.Id);
            (ticket.Status != TicketStatus.NotAccepted).Should().Be(expected, $"{department} puts {matter} on {community}");
            var cited = ticket.Duty!;
            (cited.EntryId is null).Should().Be(cited.Result == nameof(AdmissionReason.Absent), "the entry is cited, or its absence");
            refused += expected ? 0 : 1;
        }

        refused.Should().BeInRange(1, Dispatches - 1);
        (await flow.Send(new CountRefusals())).Sum(r => r.Count).Should().Be(refused, "each refusal is counted once");
    }

    private static bool IsNamed(
        IReadOnlyList<DutyEntry> duties, IReadOnlyList<AdmissionEntry> admissions, string department, string community, string matter, DateOnly day)
    {
        bool Stands(params DutyList[] lists) => duties.Any(e => e.UnitId == community && e.CategoryCode == matter && lists.Contains(e.List) && e.InForce(day));
        string[] territory = [community, community is "community-sunshine" or "community-lakeside" ? "street-hanjiang" : "street-xihe", "district-dongming"];
        var admitted = admissions.Any(a => a.DepartmentId == department && a.Matter == matter && a.InForce(day) && a.UnitIds.Any(territory.Contains));
        return !Stands(DutyList.Abolished) && (admitted || Stands(_allowing));
    }
}
