namespace Dispatch.Engine.Definitions;

/// <summary>A text in both languages.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Chinese.</param>
public sealed record Localized(string En, string Zh)
{
    /// <summary>No text.</summary>
    public static Localized None { get; } = new("", "");

    internal static Localized Of(string? en, string? zh, string fallback = "") => new(en ?? zh ?? fallback, zh ?? en ?? fallback);
}
