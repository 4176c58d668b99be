using Microsoft.AspNetCore.Http.Metadata;

namespace Dispatch.Host.Sheets;

/// <summary>A route that takes files larger than the bodies of other routes.</summary>
internal sealed record FileSizeLimit(long Bytes) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => Bytes;
}
