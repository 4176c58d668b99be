namespace Dispatch.Workflows.Notices;

/// <summary>The notice was not taken this time. It has no inner exception, because those of mail servers quote addresses.</summary>
public sealed class NoticeNotSentException(string reason) : Exception(reason);
