using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>Which tickets stand behind a figure: the condition that says it of a fact. A figure is the number of the tickets that its condition finds.</summary>
internal static class ReportFigures
{
    private const long MillisecondsOfADay = 86_400_000;
    private const string Rated = "status NOT IN ('NotAccepted', 'Withdrawn', 'Merged')";
    private const string InTime = "responded_at IS NOT NULL AND (response_due_at IS NULL OR responded_at <= response_due_at)";
    private const string Satisfied = "resident_outcome IN ('Satisfied', 'Acceptable')";

    // {0} is now.
    private static readonly Dictionary<string, string> _conditions = new(AgeBand.All.Select(a => KeyValuePair.Create("open." + a.Name, OfAge(a.From, a.To))), StringComparer.Ordinal)
    {
        ["received"] = "1 = 1",
        ["closed"] = "closed_at IS NOT NULL",
        ["open"] = "closed_at IS NULL",
        ["onTime"] = "handled_at IS NOT NULL AND (due_at IS NULL OR handled_at <= due_at)",
        ["onTime.denominator"] = "(handled_at IS NOT NULL AND (due_at IS NULL OR handled_at <= due_at)) OR due_at < COALESCE(handled_at, {0})",
        ["late"] = "due_at < COALESCE(handled_at, {0})",
        ["signIn"] = "sign_in_ms IS NOT NULL",
        ["arrival"] = "arrival_ms IS NOT NULL",
        ["report"] = "report_ms IS NOT NULL",
        ["response"] = $"{Rated} AND {InTime}",
        ["response.denominator"] = $"{Rated} AND (responded_at IS NOT NULL OR response_due_at < {{0}})",
        ["response.excluded"] = $"NOT ({Rated}) OR (responded_at IS NULL AND (response_due_at IS NULL OR response_due_at >= {{0}}))",
        ["resolution"] = $"{Rated} AND solved = 1",
        ["resolution.denominator"] = $"{Rated} AND solved IS NOT NULL",
        ["resolution.excluded"] = $"NOT ({Rated}) OR solved IS NULL",
        ["satisfaction"] = $"{Rated} AND {Satisfied}",
        ["satisfaction.denominator"] = $"{Rated} AND resident_outcome IS NOT NULL",
        ["satisfaction.excluded"] = $"NOT ({Rated}) OR resident_outcome IS NULL",
        ["unsolved"] = $"{Rated} AND solved = 0",
        ["dissatisfied"] = $"{Rated} AND resident_outcome = 'Dissatisfied'",
        ["whistled"] = "whistled = 1",
        ["returned"] = "returns > 0",
        ["returnedTwice"] = "returns > 1",
        ["pingPong"] = "ping_pongs > 0",
        ["redone"] = "redo_count > 0",
        ["redoneThrice"] = "redo_count > 2",
        ["overdue"] = "handled_at IS NULL AND due_at < {0}",
        ["evaluating"] = "closed_at IS NULL AND handled_at IS NOT NULL",
    };

    // What was open at an earlier instant, {0}, by what is known now.
    private static readonly Dictionary<string, string> _conditionsAt = new(StringComparer.Ordinal)
    {
        ["open"] = "received_at < {0} AND (closed_at IS NULL OR closed_at > {0})",
        ["overdue"] = "received_at < {0} AND (closed_at IS NULL OR closed_at > {0}) AND due_at < {0} AND (handled_at IS NULL OR handled_at > {0})",
        ["evaluating"] = "received_at < {0} AND (closed_at IS NULL OR closed_at > {0}) AND handled_at <= {0}",
    };

    /// <summary>The names that may be asked for.</summary>
    public static IReadOnlyCollection<string> Names => _conditions.Keys;

    /// <summary>Narrows facts to those behind a figure.</summary>
    /// <exception cref="InvalidRequestException">There is no such figure.</exception>
    public static void Narrow(SqlCondition condition, string figure, DateTimeOffset now) => Narrow(condition, figure, now, _conditions);

    /// <summary>Narrows facts to those behind a figure of the backlog at an earlier instant.</summary>
    /// <exception cref="InvalidRequestException">There is no such figure.</exception>
    public static void NarrowAt(SqlCondition condition, string figure, DateTimeOffset at) => Narrow(condition, figure, at, _conditionsAt);

    // How old: so many milliseconds before {0}.
    private static string OfAge(int from, int to) => "closed_at IS NULL"
        + (from == int.MinValue ? "" : FormattableString.Invariant($" AND received_at <= {{0}} - {from * MillisecondsOfADay}"))
        + (to == int.MaxValue ? "" : FormattableString.Invariant($" AND received_at > {{0}} - {to * MillisecondsOfADay}"));

    private static void Narrow(SqlCondition condition, string figure, DateTimeOffset instant, Dictionary<string, string> conditions)
    {
        if (!conditions.TryGetValue(figure, out var text))
        {
            throw new InvalidRequestException("figure", $"没有指标“{figure}”,可用:{string.Join("、", conditions.Keys)}。There is no figure “{figure}”; known: {string.Join(", ", conditions.Keys)}.");
        }

        condition.And(text, text.Contains("{0}", StringComparison.Ordinal) ? [instant] : []);
    }
}
