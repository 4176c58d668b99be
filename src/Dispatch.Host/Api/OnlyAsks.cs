namespace Dispatch.Host.Api;

/// <summary>A POST that asks and changes nothing: there is no version to expect and no conflict.</summary>
internal sealed class OnlyAsks;
