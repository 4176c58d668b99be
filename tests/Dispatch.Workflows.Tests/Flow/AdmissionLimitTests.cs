using Dispatch.Workflows.Admission;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>
/// The two limits of admission as numbers, from Monday 21 September 2026: 25 to 27 September and 1 to 7 October are off, Saturday 10 October is worked, so that the fifteenth working day is 19 October
/// and the thirtieth 9 November.
/// </summary>
public sealed class AdmissionLimitTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Theory]
    [InlineData("2026-11-08", "admission.apply")]
    [InlineData("2026-11-09", "admission.consult")]
    public async Task Application_IsMadeThirtyWorkingDaysAhead_TheThirtiethBeingEnough(string begins, string next) =>
        (await flow.Open(await ApplyAsync(begins))).Select(t => t.Kind).Should().Equal(next);

    [Fact]
    public async Task Decision_IsDueOnTheFifteenthWorkingDay()
    {
        var application = await ApplyAsync("2026-12-01");
        await flow.Do(application, Community, "admission.consult", "Agree");
        var decision = (await flow.Open(application)).Should().ContainSingle().Subject;
        (decision.Kind, DateOnly.FromDateTime(decision.DueAt!.Value.ToOffset(TimeSpan.FromHours(8)).DateTime)).Should().Be(("admission.decide", new DateOnly(2026, 10, 19)));
    }

    private async Task<string> ApplyAsync(string begins)
    {
        var application = await flow.Send(new ApplyForAdmission("消防巡查"), Fire);
        await flow.Do(application.Id, Fire, "admission.apply", "Submit", $$"""{"matter":"patrol.{{begins}}","title":"消防巡查","unitIds":["community-sunshine"],"basis":"专项方案","validFrom":"{{begins}}","validTo":"2027-06-30"}""");
        return application.Id;
    }
}
