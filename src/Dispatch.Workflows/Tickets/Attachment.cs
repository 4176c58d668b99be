namespace Dispatch.Workflows.Tickets;

/// <summary>A photo or file that belongs to a ticket; its content lies outside the database under <see cref="StorageKey"/>.</summary>
public sealed class Attachment
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The ticket.</summary>
    public string TicketId { get; init; } = "";

    /// <summary>Its name as given.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its type by content.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Its size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Where its content lies.</summary>
    public string StorageKey { get; init; } = "";

    /// <summary>When it was added.</summary>
    public DateTimeOffset AddedAt { get; init; }
}
