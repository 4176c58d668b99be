using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Residents;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Notices;

/// <summary>Turns an event into one notice for each person who should hear of it and each channel that is on. Tickets of sandbox keys tell nobody.</summary>
internal sealed class NoticeFanOut(IEnumerable<INoticeChannel> channels, IReferenceData reference, DistrictTime time, IDatabase database, IOutbox outbox, IdGenerator ids) : IEventAudience, IEventFollower
{
    private const int MostMembers = 10;

    private static readonly string[] _heads = ["head", "secretary", "steward"];

    private readonly INoticeChannel[] _on = [.. channels.Where(c => c.IsOn)];

    /// <inheritdoc/>
    public bool Listens(string eventType, IReadOnlyList<string> unitIds) => _on.Length > 0 && NoticeRules.Events.Contains(eventType);

    /// <inheritdoc/>
    public void Follow(DomainEvent happened, UnitOfWork unit)
    {
        if (happened.Sandbox || !Listens(happened.Type, happened.UnitIds))
        {
            return;
        }

        using var read = database.OpenRead();
        var task = happened.TaskId is { } id ? TaskRows.Find(read, id) : null;
        if (TicketRows.Find(read, happened.TicketId) is not { } ticket || (happened.Type == EventTypes.TicketClosed && ticket.Status == TicketStatus.Withdrawn))
        {
            return;
        }

        foreach (var (template, to) in Rules(read, happened.Type, task).Where(rule => NoticeTemplates.Find(read, rule.Template).Enabled))
        {
            foreach (var (person, channel) in Persons(read, to, ticket, task).SelectMany(person => _on.Select(channel => (person, channel))))
            {
                var notice = new Notice(ids.Next(), template, channel.Name, ticket.Id, task?.Id, person, happened.At);
                outbox.Send(unit, notice.ToMessage(ticket.Urgency != Urgency.Normal));
            }
        }
    }

    private static IEnumerable<(string Template, NoticeAudience To)> Rules(DbSession read, string eventType, HumanTask? task)
    {
        if (eventType != EventTypes.TaskCompleted)
        {
            return NoticeRules.Of(eventType, task?.Kind);
        }

        var request = task?.SubjectTaskId is { } subject ? TaskRows.Find(read, subject) : null;
        return task is not null && NoticeRules.OfMoreTime(task, request) is { } template ? [(template, NoticeAudience.Reporter)] : [];
    }

    private IEnumerable<string?> Persons(DbSession read, NoticeAudience to, Ticket ticket, HumanTask? task) => to switch
    {
        NoticeAudience.Reporter => Reporters.CanBeTold(read, ticket.Id) ? [null] : [],
        NoticeAudience.TaskUnit => Members(task?.UnitId),
        _ => Members(ticket.CommunityId),
    };

    // Those on duty; where nobody is, those who head the unit.
    private IEnumerable<string?> Members(string? unitId)
    {
        if (unitId is null)
        {
            return [];
        }

        var (units, local) = (reference.Current.Units, time.Local(time.Now));
        var onDuty = units.OnDuty(unitId, local).ToList();
        var heard = onDuty.Count > 0 ? onDuty : [.. _heads.SelectMany(post => units.Holders(unitId, post, time.Today))];
        return heard.Where(IsReachable).Select(m => m.Id).Distinct().Take(MostMembers);
    }

    private bool IsReachable(Member member) => _on.Any(c => c.AddressOf(new NoticeContact(member.Phone, member.Email)) is not null);
}
