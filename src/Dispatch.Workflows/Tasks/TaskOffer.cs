using System.Text.Json.Nodes;

namespace Dispatch.Workflows.Tasks;

/// <summary>What a task offers where its definition words, adds or leaves out outcomes: made once for all tickets, so that what is made of the outcomes is made once too.</summary>
internal sealed class TaskOffer
{
    private static readonly Remembered<(string Kind, string Names, string? Forms), TaskOffer> _offers = new(asked => new(asked.Kind, asked.Names, asked.Forms));

    private TaskOffer(string kindName, string names, string? text)
    {
        var kind = TaskKindCatalogue.Find(kindName);
        var forms = text is { Length: > 0 } ? JsonNode.Parse(text) as JsonObject : null;
        var offered = names.Length > 0 ? names.Split('\n') : kind.Outcomes.Select(o => o.Name);
        Outcomes = [.. offered.Select(name => Changed(kind.Outcomes.FirstOrDefault(o => o.Name == name) ?? new TaskOutcome(name, name), forms?[name] as JsonObject))];
        Form = forms?["*"]?["form"];
    }

    /// <summary>The outcomes, in order.</summary>
    public IReadOnlyList<TaskOutcome> Outcomes { get; }

    /// <summary>The form for outcomes without their own; null for the kind's.</summary>
    public JsonNode? Form { get; }

    /// <param name="kind">The name of the kind.</param>
    /// <param name="names">The outcomes that are offered; none for the kind's.</param>
    /// <param name="forms">A JSON object: outcome (or *) to { label, labelEn, form }.</param>
    public static TaskOffer Of(string kind, IEnumerable<string> names, string? forms) => _offers.Of((kind, string.Join('\n', names), forms));

    private static TaskOutcome Changed(TaskOutcome outcome, JsonObject? change) => change is null
        ? outcome
        : outcome with
        {
            Label = change["label"]?.GetValue<string>() ?? outcome.Label,
            LabelEn = change["labelEn"]?.GetValue<string>() ?? outcome.LabelEn,
            Form = change["form"] ?? outcome.Form,
        };
}
