using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>One case of a switch.</summary>
internal sealed record SwitchCase(string Label, Input<bool> Condition, Activity? Activity)
{
    public static IReadOnlyList<SwitchCase> Read(ActivityBuilder builder, JsonNode? cases, bool withActivity) =>
    [
        .. (cases as JsonArray)?.OfType<JsonObject>().Select(c => new SwitchCase(c["label"]?.ToString() ?? "", builder.Input<bool>(c["condition"]), withActivity ? builder.Nested(c["activity"]) : null)) ?? [],
    ];

    /// <summary>The cases to take. All conditions are evaluated, also behind the first match.</summary>
    public static List<SwitchCase> Matching(IReadOnlyList<SwitchCase> cases, ActivityExecutionContext context, SwitchMode mode)
    {
        var matching = cases.Where(c => context.Evaluate(c.Condition)).ToList();
        return mode == SwitchMode.MatchFirst && matching.Count > 1 ? [matching[0]] : matching;
    }
}
