using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Clocks;

/// <summary>Counts the time between two instants by a calendar, pauses taken out.</summary>
[AllowedForSignedIn]
public sealed record TryElapsed(string CalendarCode, DateTimeOffset? From, DateTimeOffset? To, IReadOnlyList<Interval>? Pauses = null, DateTimeOffset? AsOf = null)
    : IQuery<TriedElapsed>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        if (From is null)
        {
            errors.Add("from", "不能为空。Must not be empty.");
        }

        if (To is null)
        {
            errors.Add("to", "不能为空。Must not be empty.");
        }

        if (To < From)
        {
            errors.Add("to", "结束早于开始。The end lies before the beginning.");
        }

        PauseRules.Check(errors, Pauses);
    }
}

internal sealed class TryElapsedHandler(IReferenceData reference) : IRequestHandler<TryElapsed, TriedElapsed>
{
    public Task<TriedElapsed> Handle(TryElapsed request, CancellationToken cancellationToken)
    {
        var calendar = reference.Current.Calendars.Find(request.CalendarCode, request.AsOf) ?? throw CalendarRules.Missing(request.CalendarCode);
        try
        {
            var (from, to, pauses) = (request.From!.Value, request.To!.Value, request.Pauses ?? []);
            return Task.FromResult(new TriedElapsed(Minutes(calendar.Elapsed(from, to, pauses)), Minutes(NaturalTime.Instance.Elapsed(from, to, pauses))));
        }
        catch (CalendarRangeException e)
        {
            throw new InvalidRequestException("from", e.Message);
        }
    }

    private static decimal Minutes(long ticks)
    {
        var minutes = ticks / (decimal)TimeSpan.TicksPerMinute;
        return decimal.Truncate(minutes) == minutes ? decimal.Truncate(minutes) : decimal.Round(minutes, 4);
    }
}
