using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Notices;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Residents;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Workflows.Tickets;

/// <summary>
/// A ticket with its open tasks while one unit of work changes it: loaded once, changed by commands and by the activities of the burst, and
/// turned into writes before the commit.
/// </summary>
public sealed class TicketWork
{
    private readonly HashSet<string> _parties;

    internal TicketWork(Ticket ticket, IEnumerable<HumanTask> open, IEnumerable<string> parties, bool isNew, TicketSurroundings surroundings)
    {
        Ticket = ticket;
        IsNew = isNew;
        Surroundings = surroundings;
        LoadedVersion = ticket.Version;
        Stored = isNew ? [] : TicketRows.Map.Values(ticket);
        LoadedStatus = ticket.Status;
        _parties = [.. parties];
        Now = surroundings.Time.Now;
        Tasks = new TicketTasks(this, open);
    }

    /// <summary>The ticket.</summary>
    public Ticket Ticket { get; }

    /// <summary>Its tasks: those that were open, and those opened now.</summary>
    public TicketTasks Tasks { get; }

    /// <summary>The reference data that decides.</summary>
    public ReferenceData Reference => Surroundings.Reference;

    /// <summary>Now, the same for the whole unit of work.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Today, in the district.</summary>
    public DateOnly Today => Time.DayOf(Now);

    /// <summary>The district's clock.</summary>
    public DistrictTime Time => Surroundings.Time;

    /// <summary>Who acts.</summary>
    public Caller Actor => Surroundings.Actor;

    /// <summary>The units that may see the ticket beside those of its territory.</summary>
    public IReadOnlyCollection<string> Parties => _parties;

    /// <summary>The stretches in which the whole case's clock stood still.</summary>
    public IReadOnlyList<Interval> Pauses => ReadPauses(Ticket.Pauses);

    internal TicketSurroundings Surroundings { get; }

    internal bool IsNew { get; }

    internal bool IsTouched { get; private set; }

    internal long LoadedVersion { get; }

    /// <summary>The ticket's columns as they were read; empty for a new one.</summary>
    internal object?[] Stored { get; }

    internal TicketStatus LoadedStatus { get; }

    internal List<HistoryItem> NewHistory { get; } = [];

    internal List<TicketParty> NewParties { get; } = [];

    internal List<Letter> NewLetters { get; } = [];

    internal List<GivenEvaluation> NewEvaluations { get; } = [];

    internal List<Attachment> NewAttachments { get; } = [];

    internal List<(string Type, HumanTask? Task, JsonElement? Data)> NewEvents { get; } = [];

    internal List<ClockChange> NewClockChanges { get; } = [];

    internal List<string> SuspensionsEnded { get; } = [];

    internal Reporter? NewReporter { get; set; }

    internal bool EvaluationsOpened { get; set; }

    /// <summary>The task whose outcome is taken back in this unit of work.</summary>
    internal HumanTask? TakenBack { get; set; }

    /// <summary>Whether the ticket begins its way anew at the duty lists in this unit of work, and not at the station.</summary>
    internal bool GoesStraightToTheLists { get; set; }

    /// <summary>The community that was assigned in this unit of work, not yet admitted.</summary>
    public string? AssignedCommunityId { get; set; }

    /// <summary>A new id.</summary>
    public string NewId() => Surroundings.Ids.Next();

    /// <summary>A unit's name, Chinese; its id when it is unknown.</summary>
    public string NameOf(string? unitId) => Reference.Unit(unitId)?.Name ?? unitId ?? "—";

    /// <summary>A unit's name, English where it has one.</summary>
    public string NameEnOf(string? unitId) => Reference.Unit(unitId) is { } unit ? unit.NameEn ?? unit.Name : unitId ?? "-";

    /// <summary>The units that stand in a role to the ticket; a word that is no role is a unit's id.</summary>
    public IReadOnlyList<string> UnitsIn(string role) => UnitRoles.Resolve(this, role);

    /// <summary>Adds an item to the history.</summary>
    public HistoryItem Record(string kind, string text, string textEn, string? taskId = null, string? outcome = null, JsonNode? data = null)
    {
        Touch();
        var item = new HistoryItem
        {
            TicketId = Ticket.Id,
            Seq = ++Ticket.HistorySeq,
            At = Now,
            Kind = kind,
            ActorKind = Actor.KindName,
            ActorId = Actor.Id,
            ActorUnitId = Actor.UnitId,
            TaskId = taskId,
            Outcome = outcome,
            Text = text,
            TextEn = textEn,
            Data = data?.ToJsonString(JsonText.Options),
        };
        NewHistory.Add(item);
        return item;
    }

    /// <summary>Says to the outside that something happened.</summary>
    public void Raise(string eventType, HumanTask? task = null, JsonElement? data = null)
    {
        Touch();
        NewEvents.Add((eventType, task, data));
    }

    /// <summary>Marks the ticket as changed.</summary>
    public void Touch()
    {
        if (!IsTouched)
        {
            IsTouched = true;
            Ticket.Version = LoadedVersion + 1;
            Ticket.UpdatedAt = Now;
        }
    }

    /// <summary>Changes where the ticket stands. A change that everyone sees is an item of the history.</summary>
    public void SetStatus(TicketStatus status)
    {
        if (Ticket.StatusBeforeSuspension is not null && status != TicketStatus.Suspended)
        {
            Ticket.StatusBeforeSuspension = status;
            return;
        }

        if (Ticket.Status != status)
        {
            Ticket.Status = status;
            Record(HistoryKinds.StatusChanged, $"工单状态:{StatusNames.Chinese(status)}。", $"Status: {StatusNames.English(status)}.", data: new JsonObject { ["status"] = StatusNames.Word(status) });
        }
    }

    /// <summary>Says whose move it is.</summary>
    public void SetHolder(string? unitId)
    {
        Touch();
        Ticket.HolderUnitId = unitId;
        if (unitId is not null)
        {
            Involve(unitId);
        }
    }

    /// <summary>Lets a unit see the ticket from now on; a branch's department with it.</summary>
    public void Involve(string unitId)
    {
        foreach (var id in Reference.Units.SelfAndAncestors(unitId))
        {
            if ((id == unitId || Reference.Unit(id) is { Kind: UnitKind.Department }) && _parties.Add(id))
            {
                Touch();
                NewParties.Add(new TicketParty { TicketId = Ticket.Id, UnitId = id, Since = Now });
            }
        }
    }

    /// <summary>Notes that a unit passed the ticket on without anybody taking the lead.</summary>
    public void Passed(string unitId)
    {
        Touch();
        if (!Ticket.PassedUnitIds.Contains(unitId))
        {
            Ticket.PassedUnitIds = [.. Ticket.PassedUnitIds, unitId];
        }
    }

    /// <summary>Notes that somebody has taken the lead.</summary>
    public void Led()
    {
        Touch();
        Ticket.PassedUnitIds = [];
    }

    /// <summary>Writes to a unit.</summary>
    public void Send(LetterKind kind, string toUnitId, string text, string textEn, string? taskId = null)
    {
        Touch();
        Involve(toUnitId);
        NewLetters.Add(new Letter { Id = NewId(), TicketId = Ticket.Id, TaskId = taskId, Kind = kind, ToUnitId = toUnitId, Text = text, TextEn = textEn, SentAt = Now });
    }

    /// <summary>The whole case's limit: that which it came in with, so that a rule changed since does not count.</summary>
    public Limit? CaseLimit => CaseLimits.Of(Ticket, Reference, Time);

    /// <summary>Counts the whole case's limit, from receipt with its pauses.</summary>
    public void RecountCase()
    {
        Touch();
        if (CaseLimit is { } limit)
        {
            Ticket.Limit ??= JsonSerializer.Serialize(limit, JsonText.Options);
            Ticket.DueAt = Reference.Due(limit, Ticket.ReceivedAt, Pauses).DueAt;
            Ticket.OriginalDueAt ??= Ticket.DueAt;
        }
    }

    /// <summary>Ends the ticket: nothing of it is open any more.</summary>
    public void End(TicketStatus status, string? answer = null)
    {
        Touch();
        Tasks.CancelAll("工单已结束", "the ticket has ended");
        EvaluationsOpened |= Ticket.Matter == Matter.Downward;
        Ticket.StatusBeforeSuspension = null;
        Ticket.Status = status;
        Ticket.ClosedAt = Now;
        Ticket.HolderUnitId = null;
        Ticket.Answer = answer ?? Ticket.Answer;
    }

    internal static IReadOnlyList<Interval> ReadPauses(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<Interval>>(json, JsonText.Options)!;

    internal static string WritePauses(IReadOnlyList<Interval> pauses) => JsonSerializer.Serialize(pauses, JsonText.Options);
}
