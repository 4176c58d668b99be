using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Calendars;

/// <summary>The calendars by code, each in the version in force now or at <see cref="AsOf"/>.</summary>
[AllowedForSignedIn]
public sealed record ListCalendars(PageRequest Page, DateTimeOffset? AsOf = null) : IQuery<Page<WorkCalendar>>;

internal sealed class ListCalendarsHandler(IReferenceData reference) : IRequestHandler<ListCalendars, Page<WorkCalendar>>
{
    public Task<Page<WorkCalendar>> Handle(ListCalendars request, CancellationToken cancellationToken)
    {
        var calendars = reference.Current.Calendars;
        var found = calendars.Codes.Select(code => calendars.Version(code, request.AsOf)).OfType<WorkCalendar>();
        return Task.FromResult(request.Page.Of(found, c => c.Code));
    }
}
