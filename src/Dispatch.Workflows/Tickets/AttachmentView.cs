namespace Dispatch.Workflows.Tickets;

/// <summary>An attachment as callers see it.</summary>
public sealed record AttachmentView(string Id, string Name, string ContentType, long Size, DateTimeOffset AddedAt);
