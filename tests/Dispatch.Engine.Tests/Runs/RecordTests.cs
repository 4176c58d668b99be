using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.State;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Runs;

public sealed class RecordTests
{
    [Fact]
    public async Task Record_OfAnActivityThatWaited_HasWhatItDidBeforeAndAfter()
    {
        var task = Activity("Elsa.RunTask", "t").With("taskName", Literal("ask"));
        await using var run = await Run.OfAsync(Definition("r", Sequence("root", task)));
        await run.Engine.ResumeAsync(run.Id, run.State.Bookmarks[0].Id, "done");
        var history = await new ReadHistoryHandler(run.Engine.Get<IDatabase>()).Handle(new ReadHistory(run.Id), CancellationToken.None);
        var record = history.Records.Single(r => r.ActivityId == "t");
        record.Status.Should().Be(ActivityStatus.Completed);
        record.ActivityState!["TaskName"].GetString().Should().Be("ask");
        record.Outputs!.Keys.Should().BeEquivalentTo("TaskId", "Result");
    }

    [Theory]
    [InlineData("Exclude", "Inherit", false)]
    [InlineData("Exclude", "Include", true)]
    [InlineData("Include", "Exclude", false)]
    [InlineData("Inherit", "Inherit", true)]
    public async Task Record_ByLogPersistenceMode_KeepsInputsOrNot(string ofWorkflow, string ofActivity, bool kept)
    {
        static JsonObject Mode(string mode) => new() { ["logPersistenceConfig"] = new JsonObject { ["default"] = new JsonObject { ["evaluationMode"] = "Strategy", ["strategyType"] = $"Elsa.Workflows.LogPersistence.Strategies.{mode}, Elsa.Workflows.Core" } } };
        await using var run = await Run.OfAsync(Definition("r", Sequence("root", Line("l").With("customProperties", Mode(ofActivity)))).With("customProperties", Mode(ofWorkflow)));
        run.Engine.Records(run.Id).Single(r => r.ActivityId == "l").ActivityState.Should().Match(state => (state != null) == kept);
    }
}
