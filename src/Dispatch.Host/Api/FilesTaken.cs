namespace Dispatch.Host.Api;

/// <summary>The media types of the files that a route takes as its body.</summary>
internal sealed record FilesTaken(IReadOnlyList<string> Types);
