using System.Text.Json;
using Dispatch.Engine.Outbox;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Notices;

/// <summary>What became of a notice.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Failure">Why it was given up; null when it was sent.</param>
internal sealed record NoticeResult(Notice Notice, string? Failure)
{
    public const string OutboxKind = "dispatch.notice.result";

    public static NoticeResult Read(OutboxMessage message) => JsonSerializer.Deserialize<NoticeResult>(message.Payload, JsonText.Options)!;

    public OutboxMessage ToMessage(string id, string instanceId, DateTimeOffset now) => new(id, OutboxKind, instanceId, JsonSerializer.Serialize(this, JsonText.Options), now);
}
