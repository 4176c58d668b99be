namespace Dispatch.Workflows.Notices;

/// <summary>How a person is reached; opened only for sending.</summary>
public sealed record NoticeContact(string? Phone, string? Email);
