using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Residents;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using Microsoft.Extensions.Options;

namespace Dispatch.Workflows.Notices;

/// <summary>Sends a notice. Only here the number or address is opened; what became of it goes on the ticket's history by a message of its own.</summary>
internal sealed class NoticePost(
    IEnumerable<INoticeChannel> channels, NoticeWords words, QuietHours quiet, Reporters reporters, IReferenceData reference, DistrictTime time, IDatabase database, IOutbox outbox, IdGenerator ids, IOptions<NoticeOptions> options) : IOutboxHandler
{
    public string Kind => Notice.OutboxKind;

    public async Task DeliverAsync(OutboxMessage message, UnitOfWork unit, CancellationToken cancellation)
    {
        var notice = Notice.Read(message);
        if (channels.FirstOrDefault(c => c.Name == notice.Channel && c.IsOn) is not { } channel || Prepare(notice, channel) is not { } prepared)
        {
            return;
        }

        if (prepared.Ticket.Urgency == Urgency.Normal && quiet.HeldUntil(time.Now) is { } morning)
        {
            throw new PostponedException(morning);
        }

        var failure = await TrySendAsync(channel, prepared.Outgoing, notice, cancellation).ConfigureAwait(false);
        outbox.Send(unit, new NoticeResult(notice, failure).ToMessage(ids.Next(), prepared.Ticket.WorkflowInstanceId, time.Now));
    }

    private (Ticket Ticket, OutgoingNotice Outgoing)? Prepare(Notice notice, INoticeChannel channel)
    {
        using var read = database.OpenRead();
        var template = NoticeTemplates.Find(read, notice.Template);
        if (TicketRows.Find(read, notice.TicketId) is not { } ticket || !template.Enabled || Contact(read, notice) is not { } contact || channel.AddressOf(contact) is not { } address)
        {
            return null;
        }

        var task = notice.TaskId is { } id ? TaskRows.Find(read, id) : null;
        var (chinese, english) = words.Of(ticket, task, toResident: notice.MemberId is null);
        return (ticket, new OutgoingNotice(
            notice.Id,
            notice.Template,
            address,
            NoticeText.Fill(template.Subject, chinese),
            NoticeText.Fill(template.SubjectEn, english),
            NoticeText.Fill(template.Text, chinese),
            NoticeText.Fill(template.TextEn, english),
            chinese,
            english));
    }

    private NoticeContact? Contact(DbSession read, Notice notice)
    {
        if (notice.MemberId is { } id)
        {
            return reference.Current.Units.Member(id) is { } member ? new NoticeContact(member.Phone, member.Email) : null;
        }

        return reporters.Find(read, notice.TicketId) is { Anonymous: false } reporter ? new NoticeContact(reporter.Phone, reporter.Email) : null;
    }

    /// <summary>Null when it was sent, or why it will never be.</summary>
    private async Task<string?> TrySendAsync(INoticeChannel channel, OutgoingNotice outgoing, Notice notice, CancellationToken cancellation)
    {
        try
        {
            await channel.SendAsync(outgoing, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (NoticeRefusedException refused)
        {
            return refused.Message;
        }
        catch (NoticeNotSentException failed) when (time.Now - notice.At >= TimeSpan.FromHours(options.Value.GiveUpAfterHours))
        {
            return failed.Message;
        }
    }
}
