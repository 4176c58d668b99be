using System.Text.Json.Nodes;

namespace Dispatch.Workflows.Tasks;

/// <summary>What a kind of task looks like unless the workflow definition says otherwise.</summary>
/// <param name="Name">The kind's name.</param>
/// <param name="Title">What is to be done, Chinese.</param>
/// <param name="TitleEn">What is to be done, English.</param>
/// <param name="Role">As what the unit has it.</param>
/// <param name="Outcomes">The ways to complete it.</param>
public sealed record TaskKind(string Name, string Title, string TitleEn, string Role, IReadOnlyList<TaskOutcome> Outcomes)
{
    /// <summary>The form for outcomes without their own; null for none.</summary>
    public JsonNode? Form { get; init; }

    /// <summary>Whether the ticket is with the unit while the task is open.</summary>
    public bool Holds { get; init; } = true;

    /// <summary>Whether what is filled in stays sealed until the other side's is there.</summary>
    public bool IsSealed { get; init; }
}
