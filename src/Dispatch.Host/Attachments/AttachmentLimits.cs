namespace Dispatch.Host.Attachments;

/// <summary>How much may be attached; the operator sets it under <c>Dispatch:Attachments</c>.</summary>
internal sealed class AttachmentLimits
{
    /// <summary>Files in one request.</summary>
    public const int MostFiles = 20;

    /// <summary>The largest request with files, in bytes.</summary>
    public const long LargestRequest = 32L * 1024 * 1024;

    /// <summary>The largest file, in bytes.</summary>
    /// <value>Default 10 MiB; never more than a request may carry.</value>
    public long LargestFile { get; init; } = 10L * 1024 * 1024;

    /// <summary>The most pixels of an image; a small file can unpack to a huge picture.</summary>
    /// <value>Default 40 million.</value>
    public long MostPixels { get; init; } = 40_000_000;
}
