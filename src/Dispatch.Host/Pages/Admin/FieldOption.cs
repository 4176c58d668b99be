namespace Dispatch.Host.Pages.Admin;

/// <summary>A value to choose, with the words that stand for it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">The words.</param>
public sealed record FieldOption(string Value, string Label);
