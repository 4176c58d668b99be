using System.Text.Json.Nodes;
using Dispatch.Engine.Analysis;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Expressions;

namespace Dispatch.Engine.Client;

/// <summary>Checks a definition before it is published: what nobody can run blocks, everything else that is doubtful is a warning.</summary>
public sealed class DefinitionReview(ActivityRegistry registry, ExpressionCompiler expressions, DefinitionAnalyzer analyzer, IWorkflowActivities? workflows = null)
{
    /// <summary>Why the definition can't be published, by name; empty when it can.</summary>
    public IReadOnlyList<string> Blocking(WorkflowDefinition definition)
    {
        var found = new List<string>();
        foreach (var (_, activity) in All(definition))
        {
            var label = Label(activity);
            if (Text(activity["type"]) is { } type && !IsKnown(type, activity))
            {
                found.Add($"{label}:活动类型“{type}”未知,不能发布。{label}: the activity type '{type}' is not known here; replace or remove it.");
            }

            foreach (var (input, expression) in Expressions(activity))
            {
                if (Text(expression["type"]) is { } kind && !expressions.Knows(kind))
                {
                    found.Add($"{label} {input}:表达式类型“{kind}”未知,不能发布。{label} {input}: the expression type '{kind}' is not known here; use JavaScript or Liquid.");
                }
            }
        }

        return found;
    }

    /// <summary>What is doubtful.</summary>
    public IReadOnlyList<DefinitionWarning> Warnings(WorkflowDefinition definition)
    {
        var warnings = Blocking(definition).Select(m => new DefinitionWarning(null, m)).ToList();
        warnings.AddRange(analyzer.Analyze(definition).Where(f => !f.IsBlocking).Select(f => new DefinitionWarning(f.ActivityId, f.MessageZh + f.Message)));
        foreach (var (_, activity) in All(definition))
        {
            var ids = ActivityTree.Children(activity).Select(c => Text(c.Child["id"])).OfType<string>().ToList();
            warnings.AddRange(Ends(activity).Where(e => !ids.Contains(e))
                .Select(e => new DefinitionWarning(Text(activity["id"]), $"连线指向不存在的活动“{e}”。A connection names the activity '{e}', which isn't there.")));
        }

        return warnings;
    }

    /// <summary>Whether somebody knows how to run that type.</summary>
    public bool IsKnown(string type, JsonObject activity) => registry.Descriptor(type) is not null || workflows?.Find(type, activity) is not null;

    private static IEnumerable<(string Path, JsonObject Activity)> All(WorkflowDefinition definition) => definition.Root is { } root ? ActivityTree.All(root) : [];

    private static IEnumerable<(string Input, JsonObject Expression)> Expressions(JsonObject activity) =>
        activity.Select(p => (p.Key, (p.Value as JsonObject)?["expression"] as JsonObject)).Where(p => p.Item2 is not null).Select(p => (p.Key, p.Item2!));

    private static IEnumerable<string> Ends(JsonObject activity) =>
        (activity["connections"] as JsonArray)?.OfType<JsonObject>()
            .SelectMany(c => new[] { (c["source"] as JsonObject)?["activity"], (c["target"] as JsonObject)?["activity"] }.Select(Text).OfType<string>())
            .Distinct(StringComparer.Ordinal) ?? [];

    private static string Label(JsonObject activity) => $"“{Text((activity["metadata"] as JsonObject)?["displayText"]) ?? Text(activity["name"]) ?? Text(activity["id"])}”";

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : null;
}
