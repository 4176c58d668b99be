using System.Text.Json;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Api;

/// <summary>A complaint as it comes in.</summary>
internal record FileTicketBody
{
    public required Channel Channel { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required string CategoryCode { get; init; }

    public string? CompoundId { get; init; }

    public string? CommunityId { get; init; }

    public NewReporter? Reporter { get; init; }

    public LocationView? Location { get; init; }

    public Urgency? Urgency { get; init; }

    public string? ExternalRef { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public JsonElement? Fields { get; init; }

    /// <summary>Small photos or files, inside the request; larger ones are attached as multipart/form-data.</summary>
    public IReadOnlyList<InlineAttachment>? Attachments { get; init; }

    public FileTicket ToCommand() => new()
    {
        Channel = Channel,
        Title = Title,
        Description = Description ?? "",
        CategoryCode = CategoryCode,
        CompoundId = CompoundId,
        CommunityId = CommunityId,
        Reporter = Reporter,
        Location = Location,
        Urgency = Urgency,
        ExternalRef = ExternalRef,
        ReceivedAt = ReceivedAt,
        Fields = Fields,
    };

    /// <summary>A file inside a JSON request.</summary>
    internal sealed record InlineAttachment
    {
        public required string Name { get; init; }

        /// <summary>The content, in base64.</summary>
        public required byte[] Content { get; init; }
    }
}
