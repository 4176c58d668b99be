using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Residents;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>A matter comes in. Filing the same <see cref="ExternalRef"/> again returns the ticket that is there.</summary>
[AllowedToFile]
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
        if (Reporter?.Email is { } email && (email.Length > 200 || email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) || !System.Net.Mail.MailAddress.TryCreate(email, out _)))
        {
            errors.Add("reporter.email", "应为电子邮件地址。Must be an e-mail address.");
        }

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

internal sealed class FileTicketHandler(TicketDesk desk, IntakeRules rules, IWorkflowRuntime runtime, UnitOfWork unit, IDatabase database, CallerContext context, Reporters reporters, DistrictTime time)
    : IRequestHandler<FileTicket, FiledTicket>
{
    public async Task<FiledTicket> Handle(FileTicket request, CancellationToken cancellationToken)
    {
        if (Existing(request) is { } there)
        {
            return new FiledTicket(there, false);
        }

        var ticket = rules.Accept(request, context.Caller);
        var work = desk.Begin(ticket);
        using (var read = database.OpenRead())
        {
            ticket.PossibleDuplicateOf = TicketRows.FindLike(read, ticket, ticket.ReceivedAt.AddDays(-30));
        }

        Receive(work, request);
        await runtime.StartAsync(unit, TicketAgain.Start(ticket), cancellationToken).ConfigureAwait(false);
        return new FiledTicket(TicketViews.Of(ticket, work.NewReporter, inFull: true, work.Now), true);
    }

    private TicketView? Existing(FileTicket request)
    {
        if (request.ExternalRef is null || context.Caller.Id is not { } filer)
        {
            return null;
        }

        using var read = database.OpenRead();
        return TicketRows.FindByExternalRef(read, filer, request.ExternalRef) is { } ticket
            ? TicketViews.Of(ticket, reporters.Find(read, ticket.Id), inFull: true, time.Now)
            : null;
    }

    private static void Receive(TicketWork work, FileTicket request)
    {
        var ticket = work.Ticket;
        work.RecountCase();
        var channel = ticket.Channel.ToString().ToLowerInvariant();
        work.Record(
            HistoryKinds.Received,
            $"诉求受理,编号 {ticket.Number},来源渠道:{ChannelNames.Chinese(ticket.Channel)}{(ticket.PossibleDuplicateOf is null ? "" : ",可能与已有工单重复")}。",
            $"Received as {ticket.Number} through {ChannelNames.English(ticket.Channel)}{(ticket.PossibleDuplicateOf is null ? "" : "; perhaps a repeat")}.",
            data: new JsonObject { ["channel"] = channel, ["possibleDuplicateOf"] = ticket.PossibleDuplicateOf });
        work.Raise(EventTypes.TicketReceived);
        Keep(work, request);
    }

    /// <summary>Keeps who reported it, and the files that came with it.</summary>
    internal static void Keep(TicketWork work, FileTicket request)
    {
        var ticket = work.Ticket;
        if (request.Reporter is { } reporter)
        {
            work.NewReporter = new Reporter(ticket.Id, reporter.Name, reporter.Phone, reporter.Anonymous, reporter.Email);
        }

        foreach (var a in request.Attachments)
        {
            work.NewAttachments.Add(new Attachment { Id = work.NewId(), TicketId = ticket.Id, Name = a.Name, ContentType = a.ContentType, Size = a.Size, StorageKey = a.StorageKey, AddedAt = work.Now });
        }
    }
}
