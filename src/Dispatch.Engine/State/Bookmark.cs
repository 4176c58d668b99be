using System.Text.Json;

namespace Dispatch.Engine.State;

/// <summary>A place where an instance waits, and what it waits for.</summary>
public sealed record Bookmark
{
    /// <summary>16 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>The stimulus name, e.g. <c>Elsa.Event</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Upper-case hex SHA-256 over name and payload: what a stimulus is matched by.</summary>
    public required string Hash { get; init; }

    /// <summary>What distinguishes this wait, e.g. <c>{"eventName":"assigned"}</c>; never personal data.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>The waiting activity's id in its definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The waiting activity's path in its definition.</summary>
    public required string ActivityNodeId { get; init; }

    /// <summary>The waiting execution (<see cref="Authoring.ActivityExecutionContext.Id"/>).</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>When the wait began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether a resumption uses the bookmark up. Default true.</summary>
    public bool AutoBurn { get; init; } = true;

    /// <summary>The instant at which the bookmark is resumed by a timer; null for none.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
