namespace Dispatch.Workflows.Tickets;

/// <summary>One matter from receipt to closing. Changed only through <see cref="TicketWork"/>, which knows what was changed and stores it.</summary>
public sealed class Ticket
{
    /// <summary>Its id; also what its workflow instance is correlated by.</summary>
    public string Id { get; set; } = "";

    /// <summary>What it is about.</summary>
    public Matter Matter { get; set; }

    /// <summary>The number that people say on the phone.</summary>
    public string Number { get; set; } = "";

    /// <summary>What a resident follows it with.</summary>
    public string TrackingCode { get; set; } = "";

    /// <summary>The filing program's own number, unique per key for ever.</summary>
    public string? ExternalRef { get; set; }

    /// <summary>The key or account that filed it; null for a resident on the public page.</summary>
    public string? FiledBy { get; set; }

    /// <summary>The unit that filed it.</summary>
    public string? FiledByUnitId { get; set; }

    /// <summary>Whether it counts in no report.</summary>
    public bool Sandbox { get; set; }

    /// <summary>Where it stands.</summary>
    public TicketStatus Status { get; set; }

    /// <summary>The matter in a line.</summary>
    public string Title { get; set; } = "";

    /// <summary>The matter in full.</summary>
    public string Description { get; set; } = "";

    /// <summary>Its category.</summary>
    public string CategoryCode { get; set; } = "";

    /// <summary>The category's extra fields, a JSON object; null for none.</summary>
    public string? Fields { get; set; }

    /// <summary>How it came in.</summary>
    public Channel Channel { get; set; }

    /// <summary>How urgent it is.</summary>
    public Catalogue.Urgency Urgency { get; set; }

    /// <summary>The compound, where one is known.</summary>
    public string? CompoundId { get; set; }

    /// <summary>The community.</summary>
    public string? CommunityId { get; set; }

    /// <summary>The street.</summary>
    public string? StreetId { get; set; }

    /// <summary>The district.</summary>
    public string? DistrictId { get; set; }

    /// <summary>Where exactly, in words.</summary>
    public string? Address { get; set; }

    /// <summary>Latitude, WGS 84.</summary>
    public double? Latitude { get; set; }

    /// <summary>Longitude, WGS 84.</summary>
    public double? Longitude { get; set; }

    /// <summary>The unit whose move it is.</summary>
    public string? HolderUnitId { get; set; }

    /// <summary>A ticket that it may repeat; only a person merges.</summary>
    public string? PossibleDuplicateOf { get; set; }

    /// <summary>The ticket it was merged into.</summary>
    public string? MergedInto { get; set; }

    /// <summary>The duty list that decided its route.</summary>
    public string? DutyList { get; set; }

    /// <summary>The duty entry that decided its route, or the admission entry of a downward task.</summary>
    public string? DutyEntryId { get; set; }

    /// <summary>What the duty lists answered.</summary>
    public string? DutyResult { get; set; }

    /// <summary>The department that leads, called or proposed.</summary>
    public string? LeadDepartmentId { get; set; }

    /// <summary>The departments that help, called or proposed.</summary>
    public IReadOnlyList<string> HelperDepartmentIds { get; set; } = [];

    /// <summary>The kind of call.</summary>
    public DutyLists.WhistleType? WhistleType { get; set; }

    /// <summary>Whether the street or district has designated who handles it, so that nobody may return it any more.</summary>
    public bool Designated { get; set; }

    /// <summary>Departments that took part in the present cycle.</summary>
    public IReadOnlyList<string> Participants { get; set; } = [];

    /// <summary>Units that passed it on since anybody last took the lead.</summary>
    public IReadOnlyList<string> PassedUnitIds { get; set; } = [];

    /// <summary>Whether the resident has used the one objection.</summary>
    public bool Objected { get; set; }

    /// <summary>When it came in.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>When the whole case is due.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When it was first due, before suspensions.</summary>
    public DateTimeOffset? OriginalDueAt { get; set; }

    /// <summary>The whole case's limit as it was when the case came in, JSON; a rule that is changed later counts for what comes in later.</summary>
    public string? Limit { get; set; }

    /// <summary>When it was closed, in whatever way.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Why it was not accepted, or what it was answered.</summary>
    public string? Answer { get; set; }

    /// <summary>How often a resident's evaluation sent it back.</summary>
    public int RedoCount { get; set; }

    /// <summary>Which round of handling it is in, from 1.</summary>
    public int Cycle { get; set; } = 1;

    /// <summary>The workflow instance that carries it.</summary>
    public string WorkflowInstanceId { get; set; } = "";

    /// <summary>The opened evaluations of the present cycle, a JSON object with resident, community, department.</summary>
    public string? Evaluations { get; set; }

    /// <summary>Stretches in which its clock stood still, a JSON list.</summary>
    public string? Pauses { get; set; }

    /// <summary>The status to go back to when a suspension ends.</summary>
    public TicketStatus? StatusBeforeSuspension { get; set; }

    /// <summary>The number of its last history item.</summary>
    public int HistorySeq { get; set; }

    /// <summary>The number of its last event.</summary>
    public int EventSeq { get; set; }

    /// <summary>When anything of it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>How often it was stored.</summary>
    public long Version { get; set; }

    /// <summary>Whether it has come to its end.</summary>
    public bool IsEnded => Status is TicketStatus.Closed or TicketStatus.Withdrawn or TicketStatus.Merged || ClosedAt is not null;

    /// <summary>Whether its limit is over, at the end or now.</summary>
    public bool IsOverdue(DateTimeOffset now) => DueAt is { } due && (ClosedAt ?? now) > due;

    internal Ticket Clone() => (Ticket)MemberwiseClone();
}
