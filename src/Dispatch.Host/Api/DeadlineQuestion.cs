using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;

namespace Dispatch.Host.Api;

/// <summary>A limit to be tried.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Amount">How many.</param>
/// <param name="Unit">Of what.</param>
/// <param name="CountFrom">From where it counts; left out: the unit's usual.</param>
/// <param name="Pauses">Stretches that do not count.</param>
/// <param name="AsOf">With the calendar as it was published then.</param>
internal sealed record DeadlineQuestion(
    DateTimeOffset? Start = null, decimal? Amount = null, LimitUnit? Unit = null, CountFrom? CountFrom = null, IReadOnlyList<Interval>? Pauses = null, DateTimeOffset? AsOf = null);
