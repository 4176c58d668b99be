using System.Globalization;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Host.Open311;

/// <summary>
/// Open311 GeoReport v2, as JSON and XML. Programs sign in as everywhere, or with the specification's <c>api_key</c> in the form or the query.
/// A request's id is the ticket's; the answer shows what the key may see, never the reporter.
/// </summary>
internal sealed class Open311Resource : IApiResource
{
    private const string Root = "/open311/v2";
    private const string Changeset = "2026-11-27T00:00:00Z";
    private const int MostRequests = 1000;
    private static readonly TimeSpan _longestSpan = TimeSpan.FromDays(90);

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).ExcludeFromDescription().AddEndpointFilter((context, next) =>
            context.HttpContext.Request.RouteValues["format"] is "json" or "xml"
                ? next(context)
                : throw new NotFoundException("格式应为 json 或 xml。The format is json or xml."));
        api.MapGet("discovery.{format}", Discover).ForEveryone();
        api.MapGet("services.{format}", ListServices).ForSignedIn(Reach.Everything);
        api.MapGet("services/{code}.{format}", Define).ForSignedIn(Reach.Everything);
        api.MapGet("requests.{format}", ListAsync).ForSignedIn(Reach.OwnUnits);
        api.MapGet("requests/{id}.{format}", GetAsync).ForSignedIn(Reach.OwnUnits);
        api.MapGet("tokens/{token}.{format}", RedeemAsync).ForSignedIn(Reach.OwnUnits);
        api.MapPost("requests.{format}", FileAsync).For(Reach.OwnUnits, [.. Roles.All.Except([Roles.Admin, Roles.Auditor])]).DisableAntiforgery();
    }

    private static Open311Answer Discover(string format, HttpRequest request)
    {
        var url = $"{request.Scheme}://{request.Host}";
        return new Open311Answer(format, "discovery", null, new Open311Discovery(
            Changeset,
            "请联系本区吹哨报到平台管理员。Ask your district's Dispatch administrator.",
            "密钥由管理员发放,以 api_key 或 X-Api-Key 提交。Administrators issue keys; send yours as api_key or X-Api-Key.",
            [new Open311Endpoint("http://wiki.open311.org/GeoReport_v2", url + Root, Changeset, "production", ["text/xml", "application/json"])]));
    }

    private static Open311Answer ListServices(string format, IReferenceData reference, DistrictTime time)
    {
        var categories = reference.Current.Categories;
        return new Open311Answer(format, "services", "service", Filed(categories, time)
            .Select(c => Open311Catalogue.Service(c, categories.Find(c.ParentCode)))
            .ToArray());
    }

    private static Open311Answer Define(string format, string code, IReferenceData reference) =>
        reference.Current.Category(code) is { } category
            ? new Open311Answer(format, "service_definition", null, Open311Catalogue.Definition(category))
            : throw new NotFoundException($"没有诉求类别 {code}。There is no service {code}.");

    private static async Task<Open311Answer> ListAsync(string format, HttpRequest request, ISender sender, IReferenceData reference, DistrictTime time)
    {
        var found = await sender.Send(Asked(request.Query, time), request.HttpContext.RequestAborted);
        return Shown(format, found, reference.Current, time);
    }

    private static async Task<Open311Answer> GetAsync(string format, string id, HttpRequest request, ISender sender, IReferenceData reference, DistrictTime time) =>
        Shown(format, [await sender.Send(new GetTicket(id), request.HttpContext.RequestAborted)], reference.Current, time);

    private static async Task<Open311Answer> RedeemAsync(string format, string token, HttpRequest request, ISender sender)
    {
        var ticket = await sender.Send(new GetTicket(token), request.HttpContext.RequestAborted);
        return new Open311Answer(format, "service_requests", "request", new[] { new Open311Token(ticket.Id, token) });
    }

    private static async Task<Open311Answer> FileAsync(string format, HttpRequest request, ISender sender, IReferenceData reference)
    {
        if (!request.HasFormContentType)
        {
            throw new InvalidRequestException("body", "请以表单格式提交。Send a form (application/x-www-form-urlencoded or multipart/form-data).");
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var filed = await sender.Send(new Open311Filing(form, reference.Current).Read(), request.HttpContext.RequestAborted);
        return new Open311Answer(
            format, "service_requests", "request", new[] { new Open311Receipt(filed.Ticket.Id, $"编号 {filed.Ticket.Number},查询码 {filed.Ticket.TrackingCode}", null) }, StatusCodes.Status201Created);
    }

    // service_request_id overrides all other arguments; a span is 90 days at most, and the last 90 days when none is named.
    private static FindTickets Asked(IQueryCollection query, DistrictTime time)
    {
        if (Several(query, "service_request_id") is { Length: > 0 } ids)
        {
            return new FindTickets(MostRequests) { Ids = ids };
        }

        var to = QueryText.Instant("end_date", query["end_date"], time);
        var from = QueryText.Instant("start_date", query["start_date"], time) ?? (to ?? time.Now) - _longestSpan;
        to ??= from + _longestSpan;
        if (to < from || to - from > _longestSpan)
        {
            throw new InvalidRequestException("end_date", "期间最长 90 天,且不能早于 start_date。The span is 90 days at most and does not end before start_date.");
        }

        return new FindTickets(MostRequests)
        {
            CategoryCodes = Several(query, "service_code"),
            From = from,
            To = to,
            Ended = Several(query, "status") switch
            {
                [] or ["open", "closed"] or ["closed", "open"] => null,
                ["open"] => false,
                ["closed"] => true,
                _ => throw new InvalidRequestException("status", "应为 open 或 closed。Must be open or closed."),
            },
        };
    }

    private static string[] Several(IQueryCollection query, string name) =>
        query[name].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<Category> Filed(CategoryCatalogue categories, DistrictTime time) =>
        categories.Categories.Where(c => c.InForce(time.Today));

    private static Open311Answer Shown(string format, IReadOnlyList<TicketView> tickets, ReferenceData reference, DistrictTime time) =>
        new(format, "service_requests", "request", tickets.Select(t => Request(t, reference, time)).ToArray());

    private static Open311Request Request(TicketView ticket, ReferenceData reference, DistrictTime time) => new()
    {
        ServiceRequestId = ticket.Id,
        Status = ticket.ClosedAt is null ? "open" : "closed",
        StatusNotes = StatusNames.Chinese(ticket.Status),
        ServiceName = reference.Category(ticket.CategoryCode)?.Name ?? ticket.CategoryCode,
        ServiceCode = ticket.CategoryCode,
        Description = ticket.Description is { Length: > 0 } words ? words : ticket.Title,
        AgencyResponsible = reference.Unit(ticket.HolderUnitId)?.Name,
        RequestedDatetime = Local(ticket.ReceivedAt, time)!,
        UpdatedDatetime = Local(ticket.UpdatedAt, time)!,
        ExpectedDatetime = Local(ticket.DueAt, time),
        Address = ticket.Location?.Address ?? reference.Unit(ticket.CompoundId ?? ticket.CommunityId)?.Name,
        AddressId = ticket.CompoundId ?? ticket.CommunityId,
        Lat = ticket.Location?.Lat,
        Long = ticket.Location?.Lon,
    };

    private static string? Local(DateTimeOffset? at, DistrictTime time) => at is { } instant
        ? TimeZoneInfo.ConvertTime(instant, time.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : null;
}
