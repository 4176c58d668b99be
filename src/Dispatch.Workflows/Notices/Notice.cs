using System.Text.Json;
using Dispatch.Engine.Outbox;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Notices;

/// <summary>A notice on its way to a person, by one channel. It names them by id only.</summary>
/// <param name="Id">The same over repeats.</param>
/// <param name="Template">What is said.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="TicketId">About which ticket.</param>
/// <param name="TaskId">About which task.</param>
/// <param name="MemberId">To whom; null for the one who reported.</param>
/// <param name="At">When it was caused.</param>
internal sealed record Notice(string Id, string Template, string Channel, string TicketId, string? TaskId, string? MemberId, DateTimeOffset At)
{
    public const string OutboxKind = "dispatch.notice";

    public static Notice Read(OutboxMessage message) => JsonSerializer.Deserialize<Notice>(message.Payload, JsonText.Options)!;

    /// <summary>In order per person and ticket. What stands before the colon is the <see cref="NoticeTarget"/>.</summary>
    public OutboxMessage ToMessage(bool urgent) =>
        new(Id, OutboxKind, $"{Channel}{(urgent ? ".urgent" : "")}:{TicketId}:{MemberId}", JsonSerializer.Serialize(this, JsonText.Options), At);
}
