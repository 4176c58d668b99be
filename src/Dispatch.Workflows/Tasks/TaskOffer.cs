using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Dispatch.Workflows.Tasks;

/// <summary>What a task offers where its definition words, adds or leaves out outcomes: made once for all tickets, so that what is made of the outcomes is made once too.</summary>
internal sealed class TaskOffer
{
    private const int Most = 1000;
    private static readonly ConcurrentDictionary<(string Kind, string Names, string? Forms), TaskOffer> _known = [];

    private TaskOffer(TaskKind kind, IEnumerable<string> names, JsonObject? forms)
    {
        Outcomes = [.. names.Select(name => Changed(kind.Outcomes.FirstOrDefault(o => o.Name == name) ?? new TaskOutcome(name, name), forms?[name] as JsonObject))];
        Form = forms?["*"]?["form"];
    }

    /// <summary>The outcomes, in order.</summary>
    public IReadOnlyList<TaskOutcome> Outcomes { get; }

    /// <summary>The form for outcomes without their own; null for the kind's.</summary>
    public JsonNode? Form { get; }

    /// <param name="kind">The kind.</param>
    /// <param name="names">The outcomes that are offered; none for the kind's.</param>
    /// <param name="forms">A JSON object: outcome (or *) to { label, labelEn, form }.</param>
    public static TaskOffer Of(TaskKind kind, IReadOnlyList<string> names, string? forms)
    {
        var key = (kind.Name, string.Join('\n', names), forms);
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[key] = new TaskOffer(kind, names.Count > 0 ? names : kind.Outcomes.Select(o => o.Name), forms is { Length: > 0 } ? JsonNode.Parse(forms) as JsonObject : null);
    }

    private static TaskOutcome Changed(TaskOutcome outcome, JsonObject? change) => change is null
        ? outcome
        : outcome with
        {
            Label = change["label"]?.GetValue<string>() ?? outcome.Label,
            LabelEn = change["labelEn"]?.GetValue<string>() ?? outcome.LabelEn,
            Form = change["form"] ?? outcome.Form,
        };
}
