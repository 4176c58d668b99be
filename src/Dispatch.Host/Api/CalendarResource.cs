using System.Globalization;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;

namespace Dispatch.Host.Api;

/// <summary>Working time: calendars, their versions, and arithmetic to try.</summary>
internal sealed class CalendarResource : IApiResource
{
    private const string Route = "/api/v1/calendars";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("calendars");
        api.MapGet("", (ApiCall call, DistrictTime time, string? asOf) => call.AskAsync(new ListCalendars(call.Page, QueryText.AsOf("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything);
        api.MapGet("/{code}", (string code, ApiCall call, DistrictTime time, string? asOf, int? version) =>
            call.AskAsync(new GetCalendar(code, QueryText.AsOf("asOf", asOf, time), version), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything);
        api.MapPost("", (CalendarDraft draft, ApiCall call) =>
            call.ChangeAsync(new PublishCalendar(draft, IsNew: true), made => Answer.Created($"{Route}/{made.Code}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin);
        api.MapPut("/{code}", (string code, CalendarDraft draft, ApiCall call) =>
            call.ChangeAsync(new PublishCalendar(Named(draft, code), IsNew: false), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin);
        api.MapPost("/{code}/years", (string code, HolidayYear year, ApiCall call) =>
            call.ChangeAsync(new AddHolidayYear(code, year), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin);
        api.MapPost("/{code}/deadline", (string code, DeadlineQuestion question, ApiCall call) =>
            call.AskAsync(
                new TryDeadline(code, question.Start, question.Amount, question.Unit, question.CountFrom, question.Pauses, question.AsOf), Shape))
            .ForSignedIn(Reach.Everything);
        api.MapPost("/{code}/elapsed", (string code, ElapsedQuestion question, ApiCall call) =>
            call.AskAsync(new TryElapsed(code, question.From, question.To, question.Pauses, question.AsOf)))
            .ForSignedIn(Reach.Everything);
    }

    private static CalendarDraft Named(CalendarDraft draft, string code) =>
        draft.Code.Length == 0 || draft.Code == code
            ? draft with { Code = code }
            : throw new InvalidRequestException("code", $"与地址中的“{code}”不一致。Differs from “{code}” in the address.");

    private static Answer Shape(TriedDeadline found) => Answer.Ok(new
    {
        dueAt = found.DueAt,
        dueAtLocal = found.DueAtLocal.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture),
        zone = found.Zone,
        calendar = found.Calendar,
        provisional = found.Provisional,
        explanation = found.Explanation.Select(line => line.Zh),
        explanationEn = found.Explanation.Select(line => line.En),
    });
}
