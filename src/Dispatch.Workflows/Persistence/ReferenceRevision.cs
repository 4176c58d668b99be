namespace Dispatch.Workflows.Persistence;

/// <summary>Counts the changes of reference data, so that another node sees that its picture is old.</summary>
internal sealed record ReferenceRevision
{
    public required int Id { get; init; }

    public required long Revision { get; init; }
}
