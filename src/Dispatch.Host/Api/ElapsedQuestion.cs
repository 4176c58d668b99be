using Dispatch.Workflows.Calendars;

namespace Dispatch.Host.Api;

/// <summary>A stretch of time to be counted.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
/// <param name="Pauses">Stretches that do not count.</param>
/// <param name="AsOf">With the calendar as it was published then.</param>
internal sealed record ElapsedQuestion(DateTimeOffset? From = null, DateTimeOffset? To = null, IReadOnlyList<Interval>? Pauses = null, DateTimeOffset? AsOf = null);
