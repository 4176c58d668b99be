using System.Text.Json.Nodes;
using Dispatch.Engine.State;
using FluentAssertions;
using Xunit;

namespace Dispatch.Workflows.Tests.Definitions;

/// <summary>The drawing of complaint-dispatch: whatever is chosen, a ticket stands at exactly one place, and every way leads to an end.</summary>
public sealed class ComplaintDrawingTests
{
    private const string Definition = "complaint-dispatch";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Drawing_RandomChoices_NeverFailsNeverSplitsNeverSticks(bool tokenBased)
    {
        var random = new Random(20260101);
        var visited = new HashSet<(string At, string Outcome)>();
        for (var round = 0; round < 60; round++)
        {
            var walk = new DrawingWalk(Definition, tokenBased);
            for (var step = 0; step < 60 && walk.At is { } at; step++)
            {
                var outcome = walk.Choices[random.Next(walk.Choices.Count)];
                walk.Go(outcome);
                visited.Add((at, outcome));
                walk.State.Incidents.Should().BeEmpty($"{outcome} at {at} is drawn");
                (walk.State.Status == WorkflowStatus.Finished ? 0 : walk.State.Bookmarks.Count).Should().Be(walk.At is null ? 0 : 1);
            }
        }

        visited.Select(v => v.At).Distinct().Should().HaveCountGreaterThan(15, "the walks must come everywhere");
    }

    [Theory]
    [InlineData("SortMatter ProperChannel", "channel")]
    [InlineData("station Resolved", "evaluate")]
    [InlineData("station NotAccepted", "refuse")]
    [InlineData("station Escalate", "lookUp")]
    public void Drawing_AtTheStation_LeadsWhereTheFlowSays(string choice, string expected)
    {
        var walk = new DrawingWalk(Definition, tokenBased: false);
        if (choice.StartsWith("SortMatter", StringComparison.Ordinal))
        {
            walk.Go("ProperChannel");
        }
        else
        {
            walk.Go("Station");
            walk.At.Should().Be("station");
            walk.Go(choice.Split(' ')[1]);
        }

        walk.At.Should().Be(expected);
    }

    [Theory]
    [InlineData("Own", "handle")]
    [InlineData("Certificate", "handle")]
    [InlineData("Department", "whistle")]
    [InlineData("Assist", "whistle")]
    [InlineData("Unlisted", "coordinate")]
    [InlineData("Abolished", "abolished")]
    public void Drawing_EachDutyResult_LeadsToItsHandler(string result, string expected)
    {
        var walk = Walk("DutyList", result);
        walk.At.Should().Be(expected);
    }

    [Theory]
    [InlineData("evaluate", "Own", "Resolved")]
    [InlineData("call", "Own", "Whistle")]
    [InlineData("coordinate", "Own", "Coordinate")]
    [InlineData("call", "Department", "Whistle")]
    [InlineData("handle", "Department", "HandleHere")]
    [InlineData("coordinate", "Department", "Coordinate")]
    [InlineData("designate", "Unlisted", "AssignDepartment")]
    [InlineData("call", "Unlisted", "AssignDepartment", "Done")]
    [InlineData("handle", "Unlisted", "AssignCommunity", "Allowed")]
    [InlineData("coordinate", "Unlisted", "AssignCommunity", "Refused")]
    [InlineData("coordinate", "Unlisted", "JointMeeting", "Decided")]
    [InlineData("object", "Unlisted", "NotAccepted", "MayObject")]
    [InlineData("refused", "Unlisted", "NotAccepted", "Final")]
    [InlineData("coordinate", "Unlisted", "NotAccepted", "MayObject", "Object")]
    [InlineData("refused", "Unlisted", "NotAccepted", "MayObject", "Accept")]
    [InlineData("verify", "Department", "Whistle", "Reported")]
    [InlineData("coordinate", "Department", "Whistle", "Returned")]
    [InlineData("coordinate", "Department", "Whistle", "CannotResolve")]
    [InlineData("supervise", "Department", "Whistle", "NoLead")]
    [InlineData("evaluate", "Department", "Whistle", "Reported", "Confirmed")]
    [InlineData("report", "Department", "Whistle", "Reported", "Redo")]
    [InlineData("verify", "Department", "Whistle", "Reported", "Redo", "Reported")]
    [InlineData("close", "Own", "Resolved", "Good")]
    [InlineData("lookUp", "Own", "Resolved", "Redo")]
    [InlineData("supervise", "Own", "Resolved", "Supervise")]
    [InlineData("lookUp", "Own", "Resolved", "Supervise", "Urge")]
    [InlineData("takeOver", "Own", "Resolved", "Supervise", "TakeOver")]
    [InlineData("designate", "Own", "Resolved", "Supervise", "Reassign")]
    public void Drawing_EachOutcome_LeadsWhereTheFlowSays(string expected, params string[] choices)
    {
        var walk = Walk(["DutyList", .. choices]);
        walk.At.Should().Be(expected);
    }

    [Fact]
    public void Drawing_ReturnDesignationRedo_EndsClosed()
    {
        var walk = Walk(
            "Station", "Escalate", "Department", "Whistle", "Returned", "AssignDepartment", "Done", "Reported", "Confirmed", "Redo", "Department", "Whistle", "Reported", "Redo", "Reported", "Confirmed", "Good", "Done");
        walk.At.Should().BeNull();
        walk.State.SubStatus.Should().Be(WorkflowSubStatus.Finished);
        walk.State.Incidents.Should().BeEmpty();
    }

    private static DrawingWalk Walk(params string[] choices)
    {
        var walk = new DrawingWalk(Definition, tokenBased: false);
        foreach (var choice in choices)
        {
            walk.Go(choice);
        }

        return walk;
    }

    [Theory]
    [InlineData("complaint-dispatch")]
    [InlineData("downward-task")]
    [InlineData("task-admission")]
    public void Node_WithManyWaysOut_IsTallEnoughForTheirNames(string definition)
    {
        const int lineHeight = 20;
        var root = JsonNode.Parse(Shipped.Json(definition))!["root"]!;
        var ways = root["connections"]!.AsArray().Select(c => c!["source"]!).Select(s => (Activity: s["activity"]!.ToString(), Port: s["port"]?.ToString())).Distinct().ToLookup(s => s.Activity);
        foreach (var node in root["activities"]!.AsArray().Where(a => ways[a!["id"]!.ToString()].Count() > 2))
        {
            node!["metadata"]!["designer"]!["size"]!["height"]!.GetValue<int>().Should().BeGreaterThanOrEqualTo(ways[node["id"]!.ToString()].Count() * lineHeight, node["id"]!.ToString());
        }
    }
}
