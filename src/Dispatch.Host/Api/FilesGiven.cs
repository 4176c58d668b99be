namespace Dispatch.Host.Api;

/// <summary>The media types that a route gives besides JSON.</summary>
internal sealed record FilesGiven(IReadOnlyList<string> Types);
