using System.Text.Json;
using Dispatch.Workflows.Tickets;
using Microsoft.Extensions.Primitives;

namespace Dispatch.Host.Pages;

/// <summary>What a person fills in to file a matter.</summary>
public sealed class MatterInput
{
    /// <summary>The compound.</summary>
    public string CompoundId { get; set; } = "";

    /// <summary>The category.</summary>
    public string CategoryCode { get; set; } = "";

    /// <summary>One sentence.</summary>
    public string Headline { get; set; } = "";

    /// <summary>The details.</summary>
    public string? Text { get; set; }

    /// <summary>The exact place.</summary>
    public string? Address { get; set; }

    /// <summary>Its latitude in degrees, where it was given by coordinates or by the phone.</summary>
    public double? Lat { get; set; }

    /// <summary>Its longitude in degrees.</summary>
    public double? Lon { get; set; }

    /// <summary>Who reports it.</summary>
    public string? Name { get; set; }

    /// <summary>How to reach them.</summary>
    public string? Phone { get; set; }

    /// <summary>Where news about the matter can be sent.</summary>
    public string? Email { get; set; }

    /// <summary>Whether their name is kept from those who handle it.</summary>
    public bool Anonymous { get; set; }

    /// <summary>All that was sent, for the category's own fields.</summary>
    internal IReadOnlyDictionary<string, StringValues>? Sent { get; set; }

    internal FileTicket ToCommand(Channel channel, JsonElement? fields, IReadOnlyList<NewAttachment> attachments) => new()
    {
        Channel = channel,
        Title = Headline.Trim(),
        Description = Text?.Trim() ?? "",
        CategoryCode = CategoryCode,
        CompoundId = string.IsNullOrEmpty(CompoundId) ? null : CompoundId,
        Location = Empty(Address) is null && Lat is null ? null : new LocationView(Lat, Lon, Empty(Address)),
        Reporter = new NewReporter(Empty(Name), Empty(Phone), Anonymous, Empty(Email)),
        Fields = fields,
        Attachments = attachments,
    };

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
