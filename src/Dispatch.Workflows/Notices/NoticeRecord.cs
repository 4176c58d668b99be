using System.Text.Json.Nodes;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Notices;

/// <summary>Puts what became of a notice on its ticket's history, without the number or address.</summary>
internal sealed class NoticeRecord(TicketDesk desk, IDatabase database, IEnumerable<INoticeChannel> channels) : IOutboxHandler
{
    public string Kind => NoticeResult.OutboxKind;

    public async Task DeliverAsync(OutboxMessage message, UnitOfWork unit, CancellationToken cancellation)
    {
        var (notice, failure) = NoticeResult.Read(message);
        await unit.EnterAsync(message.Stream, cancellation).ConfigureAwait(false);
        if (desk.Find(notice.TicketId) is not { } work)
        {
            return;
        }

        var template = Template(notice.Template);
        var channel = channels.FirstOrDefault(c => c.Name == notice.Channel);
        var (by, byEn) = (channel?.Title ?? notice.Channel, channel?.TitleEn ?? notice.Channel);
        var (to, toEn) = notice.MemberId is { } member ? (Name(work, member), NameEn(work, member)) : ("诉求人", "the reporter");
        var data = new JsonObject { ["template"] = notice.Template, ["channel"] = notice.Channel, ["to"] = notice.MemberId is null ? "reporter" : "member", ["memberId"] = notice.MemberId };
        if (failure is null)
        {
            work.Record(HistoryKinds.Notified, $"已通过{by}通知{to}:{template.Name}。", $"{toEn} was told by {byEn}: {template.NameEn}.", notice.TaskId, data: data);
        }
        else
        {
            work.Record(HistoryKinds.NotNotified, $"未能通过{by}通知{to}:{template.Name}。{failure}", $"{toEn} could not be told by {byEn}: {template.NameEn}. {failure}", notice.TaskId, data: data);
        }
    }

    private NoticeTemplate Template(string code)
    {
        using var read = database.OpenRead();
        return NoticeTemplates.Find(read, code);
    }

    private static string Name(TicketWork work, string memberId) => work.Reference.Units.Member(memberId)?.Name ?? memberId;

    private static string NameEn(TicketWork work, string memberId) => work.Reference.Units.Member(memberId) is { } member ? member.NameEn ?? member.Name : memberId;
}
