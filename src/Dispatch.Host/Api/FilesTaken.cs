namespace Dispatch.Host.Api;

/// <summary>The files that a route takes: of which media types as its body, or how many in a form.</summary>
internal sealed record FilesTaken(IReadOnlyList<string> Types, int Most = 1);
