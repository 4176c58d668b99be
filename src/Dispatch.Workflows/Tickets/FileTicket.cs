using System.Text.Json;
using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Catalogue;

namespace Dispatch.Workflows.Tickets;

/// <summary>A matter comes in. Filing the same <see cref="ExternalRef"/> again returns the ticket that is there.</summary>
[AllowedForEveryone]
public sealed record FileTicket : ICommand<FiledTicket>, IValidated
{
    public required Channel Channel { get; init; }

    public required string Title { get; init; }

    public string Description { get; init; } = "";

    public required string CategoryCode { get; init; }

    /// <summary>The compound, or a building or station in it.</summary>
    public string? CompoundId { get; init; }

    /// <summary>The community, when no compound is named.</summary>
    public string? CommunityId { get; init; }

    public NewReporter? Reporter { get; init; }

    public LocationView? Location { get; init; }

    /// <summary>Null for the category's usual.</summary>
    public Urgency? Urgency { get; init; }

    public IReadOnlyList<NewAttachment> Attachments { get; init; } = [];

    public string? ExternalRef { get; init; }

    /// <summary>When it came in; only for keys that may import.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The category's extra fields.</summary>
    public JsonElement? Fields { get; init; }

    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.Text("title", Title, 200).AtMost("description", Description, 8000).Text("categoryCode", CategoryCode, 100);
        errors.AtMost("externalRef", ExternalRef, 200).AtMost("reporter.name", Reporter?.Name, 100).AtMost("reporter.phone", Reporter?.Phone, 40).AtMost("location.address", Location?.Address, 300);
        if (CompoundId is null && CommunityId is null)
        {
            errors.Add("compoundId", "请填写小区或社区。Name the compound or the community.");
        }

        if (Location is { Lat: < -90 or > 90 } or { Lat: double.NaN })
        {
            errors.Add("location.lat", "纬度应在 -90 至 90 之间。Latitude lies between -90 and 90.");
        }

        if (Location is { Lon: < -180 or > 180 } or { Lon: double.NaN })
        {
            errors.Add("location.lon", "经度应在 -180 至 180 之间。Longitude lies between -180 and 180.");
        }

        if (ExternalRef is { Length: 0 })
        {
            errors.Add("externalRef", "不能为空字符串。Must not be empty; leave it out instead.");
        }

        if (Attachments.Count > 20)
        {
            errors.Add("attachments", "最多 20 个附件。At most 20 attachments.");
        }
    }
}
