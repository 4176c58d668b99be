using System.Text.Json.Nodes;

namespace Dispatch.Workflows.Tasks;

/// <summary>One way to complete a task.</summary>
/// <param name="Name">The name that programs use.</param>
/// <param name="Label">What people read, Chinese.</param>
/// <param name="LabelEn">What people read, English.</param>
/// <param name="Form">Its own form, used instead of the task's; null for the task's.</param>
public sealed record TaskOutcome(string Name, string Label, string? LabelEn = null, JsonNode? Form = null);
