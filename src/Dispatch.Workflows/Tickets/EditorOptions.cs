using Dispatch.Engine.Authoring;

namespace Dispatch.Workflows.Tickets;

/// <summary>The choices of one drop-down in the editor.</summary>
internal sealed class EditorOptions(string name, Func<IEnumerable<(string Text, string TextZh, string Value)>> read) : IOptionsSource
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<(string Text, string TextZh, string Value)> Options() => [.. read()];
}
