using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Calendars;

/// <summary>A calendar in the version in force now, at <see cref="AsOf"/>, or of a number.</summary>
[AllowedForSignedIn]
public sealed record GetCalendar(string Code, DateTimeOffset? AsOf = null, int? Version = null) : IQuery<WorkCalendar>;

internal sealed class GetCalendarHandler(IReferenceData reference) : IRequestHandler<GetCalendar, WorkCalendar>
{
    public Task<WorkCalendar> Handle(GetCalendar request, CancellationToken cancellationToken)
    {
        var calendars = reference.Current.Calendars;
        var found = request.Version is { } number
            ? calendars.Versions(request.Code).FirstOrDefault(c => c.Version == number)
            : calendars.Version(request.Code, request.AsOf);
        return Task.FromResult(found ?? throw CalendarRules.Missing(request.Code));
    }
}
