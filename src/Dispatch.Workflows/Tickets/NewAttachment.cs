namespace Dispatch.Workflows.Tickets;

/// <summary>An attachment whose content is already kept under <paramref name="StorageKey"/>.</summary>
public sealed record NewAttachment(string Name, string ContentType, long Size, string StorageKey);
