namespace Dispatch.Engine.Definitions;

/// <summary>A text in both languages.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Chinese.</param>
public sealed record Localized(string En, string Zh)
{
    /// <summary>No text.</summary>
    public static Localized None { get; } = new("", "");

    // The fallback is made of the name in the code, which is English.
    internal static Localized Of(string? en, string? zh, string fallback = "") => new(en ?? (fallback.Length > 0 ? fallback : zh ?? ""), zh ?? en ?? fallback);
}
