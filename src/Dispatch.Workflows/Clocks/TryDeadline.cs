using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Clocks;

/// <summary>Computes the end of a limit by a calendar, to try a rule or to check ours. The demonstration scale does not touch it.</summary>
[AllowedForSignedIn]
public sealed record TryDeadline(
    string CalendarCode,
    DateTimeOffset? Start,
    decimal? Amount,
    LimitUnit? Unit,
    CountFrom? CountFrom = null,
    IReadOnlyList<Interval>? Pauses = null,
    DateTimeOffset? AsOf = null) : IQuery<TriedDeadline>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        if (Start is null)
        {
            errors.Add("start", "不能为空。Must not be empty.");
        }

        if (Amount is not 0 || Unit is null)
        {
            LimitDraft.Check(errors, Amount, Unit);
        }

        PauseRules.Check(errors, Pauses);
    }
}

internal sealed class TryDeadlineHandler(IReferenceData reference) : IRequestHandler<TryDeadline, TriedDeadline>
{
    public Task<TriedDeadline> Handle(TryDeadline request, CancellationToken cancellationToken)
    {
        var calendars = reference.Current.Calendars;
        var calendar = calendars.Find(request.CalendarCode, request.AsOf) ?? throw CalendarRules.Missing(request.CalendarCode);
        var book = request.AsOf is null ? calendars : new CalendarBook([calendar.Calendar, .. calendar.Bases]);
        var limit = new Limit
        {
            Amount = request.Amount!.Value,
            Unit = request.Unit!.Value,
            CalendarCode = request.CalendarCode,
            CountFrom = request.CountFrom,
        };
        try
        {
            var pauses = request.Pauses ?? [];
            var due = Deadline.Compute(limit, request.Start!.Value, pauses, book);
            return Task.FromResult(new TriedDeadline(
                due.DueAt, calendar.Local(due.DueAt), calendar.Zone.Id, calendar.Label, due.Provisional, DueExplanation.Of(limit, request.Start.Value, pauses, book)));
        }
        catch (Exception e) when (e is CalendarRangeException or ArgumentOutOfRangeException)
        {
            throw new InvalidRequestException("start", $"超出日历范围({WorkingTime.FirstDay:yyyy-MM-dd} 至 {WorkingTime.LastDay:yyyy-MM-dd})。Outside the days that calendars cover ({WorkingTime.FirstDay:yyyy-MM-dd} to {WorkingTime.LastDay:yyyy-MM-dd}).");
        }
    }
}
