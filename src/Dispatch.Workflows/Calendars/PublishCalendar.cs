using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Calendars;

/// <summary>Publishes a calendar: its first version, or with <see cref="IsNew"/> false the one after the present. A dry run only says what would move.</summary>
[AllowedFor(Roles.Admin)]
public sealed record PublishCalendar(CalendarDraft Draft, bool IsNew, bool DryRun = false) : ICommand<PublishedCalendar>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.Code("code", Draft.Code);
        Draft.Validate(errors);
    }
}

internal sealed class PublishCalendarHandler(ReferenceRows rows, Precondition precondition, DistrictTime time, CalendarPress press) : IRequestHandler<PublishCalendar, PublishedCalendar>
{
    public async Task<PublishedCalendar> Handle(PublishCalendar request, CancellationToken cancellationToken)
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
        return press.Publish(calendar, data, request.DryRun);
    }
}
