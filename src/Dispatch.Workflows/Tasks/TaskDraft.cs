using System.Text.Json.Nodes;

namespace Dispatch.Workflows.Tasks;

/// <summary>A task about to be opened.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="UnitId">The unit in whose inbox it goes.</param>
public sealed record TaskDraft(TaskKind Kind, string UnitId)
{
    /// <summary>As what the unit has it; null for the kind's usual.</summary>
    public string? Role { get; init; }

    /// <summary>Another title.</summary>
    public string? Title { get; init; }

    /// <summary>Another title, English.</summary>
    public string? TitleEn { get; init; }

    /// <summary>Other outcomes.</summary>
    public IReadOnlyList<TaskOutcome>? Outcomes { get; init; }

    /// <summary>Another form.</summary>
    public JsonNode? Form { get; init; }

    /// <summary>The activity's execution.</summary>
    public string? GroupId { get; init; }

    /// <summary>The task it is about.</summary>
    public string? SubjectTaskId { get; init; }

    /// <summary>The task whose clock it goes on with.</summary>
    public HumanTask? Continues { get; init; }

    /// <summary>Until when it stays open, for what is never late but ends.</summary>
    public DateTimeOffset? OpenUntil { get; init; }
}
