using System.Text.Json;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tasks;

/// <summary>An outcome as it is offered by one task, read from what is stored with the task.</summary>
internal sealed record OfferedOutcome(string Name, string Label, string? LabelEn, PreparedForm? Form)
{
    /// <summary>The outcomes that the task offers.</summary>
    public static IReadOnlyList<OfferedOutcome> Of(HumanTask task) => task.Outcomes.Outcomes;

    internal static IReadOnlyList<OfferedOutcome> Read(string outcomes) =>
        [.. JsonSerializer.Deserialize<List<TaskOutcome>>(outcomes, JsonText.Options)!.Select(o => new OfferedOutcome(o.Name, o.Label, o.LabelEn, PreparedForm.Of(o.Form?.ToJsonString(JsonText.Options))))];
}
