namespace Dispatch.Host.Pages.Admin;

/// <summary>What became of an entry that was saved.</summary>
/// <param name="Id">Which it is.</param>
/// <param name="Secret">What is shown this one time only; null for nothing.</param>
public sealed record SavedEntry(string Id, string? Secret = null);
