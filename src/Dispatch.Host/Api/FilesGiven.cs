namespace Dispatch.Host.Api;

/// <summary>The media types that a route gives besides JSON, or instead of it where it gives bytes.</summary>
internal sealed record FilesGiven(IReadOnlyList<string> Types);
