using System.Text.Json;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Host.Pages;

/// <summary>An outcome that a task offers, as a page shows it.</summary>
internal sealed record OutcomeForm(string Name, string Label, JsonElement? Form)
{
    /// <summary>The outcomes of a task, in their order.</summary>
    public static IReadOnlyList<OutcomeForm> Of(TaskView task) => [.. task.Outcomes.EnumerateArray().Select(o => Read(task, o))];

    /// <summary>One of them; null for one that the task does not offer.</summary>
    public static OutcomeForm? Of(TaskView task, string outcome) => Of(task).FirstOrDefault(o => o.Name == outcome);

    private static OutcomeForm Read(TaskView task, JsonElement outcome)
    {
        var name = Text(outcome, "name") ?? "";
        return new OutcomeForm(
            name,
            Says.Of(Text(outcome, "label"), Text(outcome, "labelEn")) is { Length: > 0 } label ? label : name,
            outcome.TryGetProperty("form", out var own) && own.ValueKind == JsonValueKind.Object ? own : task.Form);
    }

    private static string? Text(JsonElement outcome, string name) => outcome.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
