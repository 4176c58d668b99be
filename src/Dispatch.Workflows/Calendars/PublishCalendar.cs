using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Calendars;

/// <summary>Publishes a calendar: its first version, or with <see cref="IsNew"/> false the one after the present.</summary>
[AllowedFor(Roles.Admin)]
public sealed record PublishCalendar(CalendarDraft Draft, bool IsNew) : ICommand<WorkCalendar>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.Code("code", Draft.Code);
        Draft.Validate(errors);
    }
}

internal sealed class PublishCalendarHandler(ReferenceRows rows, Precondition precondition, DistrictTime time, UnitOfWork unit, ITimers timers) : IRequestHandler<PublishCalendar, WorkCalendar>
{
    public async Task<WorkCalendar> Handle(PublishCalendar request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var before = data.Calendars.Version(request.Draft.Code);
        if (request.IsNew && before is not null)
        {
            throw new ConflictException($"已有工作日历 {before.Code},请用 PUT 发布新版本。There is a calendar {before.Code} already: publish its next version with PUT.");
        }

        if (!request.IsNew)
        {
            precondition.Require((before ?? throw CalendarRules.Missing(request.Draft.Code)).Version);
        }

        var calendar = request.Draft.Publish((before?.Version ?? 0) + 1, time.Now);
        CalendarRules.Require(calendar, data);
        rows.Insert(calendar);
        if (!request.IsNew)
        {
            ClockRecount.Order(unit, timers, calendar);
        }

        return calendar;
    }
}
