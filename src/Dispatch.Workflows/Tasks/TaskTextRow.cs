namespace Dispatch.Workflows.Tasks;

/// <summary>A form, or a list of outcomes, as it is stored for all tasks that have it.</summary>
internal sealed record TaskTextRow
{
    /// <summary>Its <see cref="TaskText.Name"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The JSON, packed.</summary>
    public required string Text { get; init; }
}
