namespace Dispatch.Engine.Authoring;

/// <summary>Fills the drop-downs of activity inputs from living data: units, categories, outcomes.</summary>
public interface IOptionsSource
{
    /// <summary>What <see cref="InputAttribute.OptionsSource"/> names.</summary>
    string Name { get; }

    /// <summary>The choices now: text for people (Chinese and English) and value.</summary>
    IReadOnlyList<(string Text, string TextZh, string Value)> Options();
}
