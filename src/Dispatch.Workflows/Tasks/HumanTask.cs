using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tasks;

/// <summary>What a person does (待办): one piece of work in a unit's inbox, with form, outcomes and limit.</summary>
public sealed class HumanTask
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = "";

    /// <summary>What kind of work: see <see cref="TaskKinds"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The ticket.</summary>
    public string TicketId { get; set; } = "";

    /// <summary>The ticket's number.</summary>
    public string TicketNumber { get; set; } = "";

    /// <summary>The workflow instance that waits for it.</summary>
    public string WorkflowInstanceId { get; set; } = "";

    /// <summary>Where the instance waits; null for tasks beside the workflow, such as supervision by escalation.</summary>
    public string? BookmarkId { get; set; }

    /// <summary>The execution of the activity that opened it; tasks of one vote share it.</summary>
    public string? GroupId { get; set; }

    /// <summary>The unit in whose inbox it lies.</summary>
    public string UnitId { get; set; } = "";

    /// <summary>As what the unit has it: handler, lead, helper, supervisor, resident …</summary>
    public string Role { get; set; } = "";

    /// <summary>Where it stands.</summary>
    public TaskState State { get; set; }

    /// <summary>What is to be done, Chinese.</summary>
    public string Title { get; set; } = "";

    /// <summary>What is to be done, English.</summary>
    public string TitleEn { get; set; } = "";

    /// <summary>The form, a flat JSON Schema; null for none.</summary>
    public TaskText? Form { get; set; }

    /// <summary>The outcomes to choose from, a JSON list of <see cref="TaskOutcome"/>.</summary>
    public TaskText Outcomes { get; set; } = TaskText.None;

    /// <summary>When it was opened.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>From when its limit counts; earlier than <see cref="CreatedAt"/> when it continues another.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When it is due; null when no rule sets a limit.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When it was first due, before extensions and suspensions.</summary>
    public DateTimeOffset? OriginalDueAt { get; set; }

    /// <summary>When its holder is reminded.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>When the reminder letter goes out.</summary>
    public DateTimeOffset? LetterAt { get; set; }

    /// <summary>When the level above takes it up.</summary>
    public DateTimeOffset? EscalateAt { get; set; }

    /// <summary>The limit it was given, JSON.</summary>
    public string? Limit { get; set; }

    /// <summary>Why it is due then, a JSON list of sentences.</summary>
    public StoredText? DueExplanation { get; set; }

    /// <summary>How far escalation has gone: 0 nothing yet, 1 reminded, 2 letter sent, 3 at the level above.</summary>
    public int Level { get; set; }

    /// <summary>When its holder was last reminded.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>Stretches in which its clock stood still, a JSON list.</summary>
    public string? Pauses { get; set; }

    /// <summary>Since when its clock stands still; null while it runs.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>When a suspension of it is looked at again.</summary>
    public DateTimeOffset? ReviewAt { get; set; }

    /// <summary>Who has claimed it.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>The member it was handed to inside the unit.</summary>
    public string? AssigneeId { get; set; }

    /// <summary>Whether nobody of its unit was on duty when it came, so that it went to the unit's head.</summary>
    public bool OffDuty { get; set; }

    /// <summary>When it was completed or cancelled.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Who completed it.</summary>
    public string? CompletedBy { get; set; }

    /// <summary>The unit that completed it.</summary>
    public string? CompletedByUnitId { get; set; }

    /// <summary>The outcome.</summary>
    public string? Outcome { get; set; }

    /// <summary>What was filled in, a JSON object.</summary>
    public string? Data { get; set; }

    /// <summary>A word beside the form.</summary>
    public string? Comment { get; set; }

    /// <summary>The ticket's round of handling in which it was opened.</summary>
    public int Cycle { get; set; }

    /// <summary>The task it is about: the request that is decided, the overdue task that is supervised.</summary>
    public string? SubjectTaskId { get; set; }

    /// <summary>Whether nobody but its unit may read what was filled in yet.</summary>
    public bool Sealed { get; set; }

    /// <summary>How often it was stored.</summary>
    public long Version { get; set; }

    /// <summary>Whether it still waits for somebody.</summary>
    public bool IsOpen => State is TaskState.Open or TaskState.Claimed;

    /// <summary>Whether its limit is over, at the end or now.</summary>
    public bool IsOverdue(DateTimeOffset now) => PausedAt is null && DueAt is { } due && (CompletedAt ?? now) > due;

    internal HumanTask Clone() => (HumanTask)MemberwiseClone();
}
