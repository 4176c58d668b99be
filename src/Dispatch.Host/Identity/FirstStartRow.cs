namespace Dispatch.Host.Identity;

/// <summary>Stands in its table from the first admin on, and keeps the door of the first start shut.</summary>
internal sealed record FirstStartRow
{
    public required string Id { get; init; }

    public DateTimeOffset ClosedAt { get; init; }
}
