namespace Dispatch.Workflows.Notices;

/// <summary>The receiver will never take the notice.</summary>
public sealed class NoticeRefusedException(string reason) : Exception(reason);
