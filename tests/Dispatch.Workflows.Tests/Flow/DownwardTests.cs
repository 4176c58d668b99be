using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>Work on its way down: only by list or admission, and evaluated from both sides.</summary>
public sealed class DownwardTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    private const string Application =
        """{"matter":"pipe.survey","title":"老旧管网入户摸排","unitIds":["community-sunshine"],"basis":"管网改造方案","resources":"每社区经费一万元","validFrom":"2026-12-01","validTo":"2027-06-30"}""";

    [Fact]
    public async Task Admission_AgreedAndApproved_LetsTheTaskDown()
    {
        var application = await flow.Send(new ApplyForAdmission("老旧管网入户摸排"), Water);
        await flow.Do(application.Id, Water, "admission.apply", "Submit", Application);
        await flow.Do(application.Id, Community, "admission.consult", "Agree");
        await flow.Do(application.Id, District, "admission.decide", "Approved");
        (await flow.Ticket(application.Id)).Status.Should().Be(TicketStatus.Closed);

        flow.Clock.SetUtcNow(TestCalendars.Instant("2026-12-02T09:00"));
        var task = await flow.Send(new PutTaskOnCommunity("community-sunshine", "pipe.survey", "摸排一号楼"), Water);
        var duty = (await flow.Ticket(task.Id)).Duty!;
        (duty.List, duty.Result, duty.EntryId).Should().Be(("Admission", "Admitted", (await flow.Ticket(application.Id)).Duty!.EntryId));
        await flow.Do(task.Id, Community, "downward.handle", "Done");
        await flow.Do(task.Id, Community, "community.evaluate", "Done", Forms.OnDepartments);
        await flow.Do(task.Id, Water, "department.evaluate", "Done", Forms.OnWhistle);
        (await flow.Ticket(task.Id)).Status.Should().Be(TicketStatus.Closed);
        flow.Query("SELECT COUNT(*) FROM evaluations WHERE ticket_id = $1 AND opened_at IS NOT NULL", r => r.GetInt64(0), task.Id).Should().Be(2);
    }

    [Fact]
    public async Task Admission_TooLate_ComesBackToTheDepartment()
    {
        var application = await flow.Send(new ApplyForAdmission("临时摸排"), Fire);
        var soon = flow.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await flow.Do(application.Id, Fire, "admission.apply", "Submit", Application.Replace("2026-12-01", soon, StringComparison.Ordinal));
        (await flow.Open(application.Id)).Should().ContainSingle().Which.Kind.Should().Be("admission.apply");
    }

    [Fact]
    public async Task TaskWithoutListOrAdmission_IsRefusedCitingTheAbsence()
    {
        var task = await flow.Send(new PutTaskOnCommunity("community-sunshine", "unheard.of", "填报表格"), Housing);
        var refused = await flow.Ticket(task.Id);
        refused.Status.Should().Be(TicketStatus.NotAccepted);
        (await flow.Open(task.Id)).Should().BeEmpty();
        (await flow.History(task.Id)).Should().Contain(h => h.Kind == HistoryKinds.AdmissionChecked && h.Text.Contains("均无"));
    }
}
