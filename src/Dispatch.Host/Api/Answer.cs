using Dispatch.Workflows.Access;

namespace Dispatch.Host.Api;

/// <summary>What a route answers: status, resource, version and place.</summary>
internal sealed record Answer(int Status, object? Body)
{
    /// <summary>The resource's tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Where a new resource is.</summary>
    public string? Location { get; init; }

    public static Answer Ok(object? body) => new(StatusCodes.Status200OK, body);

    public static Answer Ok(object? body, long version) => new(StatusCodes.Status200OK, body) { Tag = Precondition.Tag(version) };

    public static Answer Created(string location, object? body) => new(StatusCodes.Status201Created, body) { Location = location };

    public static Answer Created(string location, object? body, long version) =>
        new(StatusCodes.Status201Created, body) { Location = location, Tag = Precondition.Tag(version) };

    public static Answer NoContent { get; } = new(StatusCodes.Status204NoContent, null);
}
