namespace Dispatch.Campaign.Load;

/// <summary>One system call that changed a file or made it durable.</summary>
/// <param name="End">When it returned, seconds since 1970.</param>
/// <param name="Name"><c>pwrite64</c>, <c>ftruncate</c>, <c>fdatasync</c> or <c>fsync</c>.</param>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Offset">Where a write began, or the length a file was cut to.</param>
/// <param name="Data">What was written; null for anything else.</param>
internal sealed record DiskCall(double End, string Name, string File, long Offset, byte[]? Data)
{
    public bool IsSync => Name is "fdatasync" or "fsync";
}
