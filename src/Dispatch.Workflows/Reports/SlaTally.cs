using System.Data.Common;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Reports;

/// <summary>Counts facts, row by row.</summary>
internal sealed class SlaTally(DateTimeOffset now)
{
    /// <summary>The columns that are counted, in the order in which they are read.</summary>
    public const string Columns =
        "received_at, due_at, handled_at, closed_at, status, response_due_at, responded_at, sign_in_ms, arrival_ms, report_ms, resident_outcome, solved, whistled, returns, redo_count";

    private static readonly string _satisfied = "Satisfied";
    private readonly long _now = now.ToUnixTimeMilliseconds();
    private readonly List<long> _signIn = [];
    private readonly List<long> _arrival = [];
    private readonly List<long> _report = [];
    private readonly RateCount _response = new();
    private readonly RateCount _resolution = new();
    private readonly RateCount _satisfaction = new();
    private int _received, _closed, _onTime, _late, _whistled, _returns, _returnedTwice, _redone;

    /// <summary>Adds one fact; its columns begin at <paramref name="first"/>.</summary>
    public void Add(DbDataReader row, int first)
    {
        _received++;
        var (due, handled) = (Whole(row, first + 1), Whole(row, first + 2));
        _closed += row.IsDBNull(first + 3) ? 0 : 1;
        if (due is { } end)
        {
            _late += (handled ?? _now) > end ? 1 : 0;
            _onTime += handled <= end ? 1 : 0;
        }
        else
        {
            _onTime += handled is null ? 0 : 1;
        }

        AddLength(_signIn, row, first + 7);
        AddLength(_arrival, row, first + 8);
        AddLength(_report, row, first + 9);
        AddRates(row, first);
        _whistled += row.GetInt64(first + 12) != 0 ? 1 : 0;
        var returns = (int)row.GetInt64(first + 13);
        _returns += returns;
        _returnedTwice += returns > 1 ? 1 : 0;
        _redone += row.GetInt64(first + 14) > 0 ? 1 : 0;
    }

    /// <summary>The figures of what was added.</summary>
    public SlaGroup Figures(string key, string name, string? nameEn, string tickets) => new()
    {
        Key = key,
        Name = name,
        NameEn = nameEn,
        Received = _received,
        Closed = _closed,
        Open = _received - _closed,
        OnTime = _onTime,
        Late = _late,
        SignIn = Spread.Of(_signIn),
        Arrival = Spread.Of(_arrival),
        Report = Spread.Of(_report),
        Rates = new Rates(_response.Rate, _resolution.Rate, _satisfaction.Rate),
        Flow = new Flow(_whistled, _returns, _returnedTwice, _redone, _received == 0 ? null : Math.Round((double)_whistled / _received, 4)),
        Tickets = tickets,
    };

    private void AddRates(DbDataReader row, int first)
    {
        var status = row.GetString(first + 4);
        if (Excluded(status) is { } why)
        {
            _response.Exclude(why);
            _resolution.Exclude(why);
            _satisfaction.Exclude(why);
            return;
        }

        AddResponse(Whole(row, first + 5), Whole(row, first + 6));
        var ended = !row.IsDBNull(first + 3);
        if (row.IsDBNull(first + 10))
        {
            _satisfaction.Exclude(ended ? "noAnswer" : "notYetEvaluated");
        }
        else
        {
            var outcome = row.GetString(first + 10);
            _satisfaction.Count(outcome == _satisfied || outcome == "Acceptable");
        }

        if (row.IsDBNull(first + 11))
        {
            _resolution.Exclude(ended ? "noAnswer" : "notYetEvaluated");
        }
        else
        {
            _resolution.Count(row.GetInt64(first + 11) != 0);
        }
    }

    private void AddResponse(long? due, long? responded)
    {
        if (responded is { } at)
        {
            _response.Count(due is null || at <= due);
        }
        else if (due < _now)
        {
            _response.Count(false);
        }
        else
        {
            _response.Exclude("notYetDue");
        }
    }

    private static string? Excluded(string status) => status switch
    {
        nameof(TicketStatus.NotAccepted) => "notAccepted",
        nameof(TicketStatus.Withdrawn) => "withdrawn",
        nameof(TicketStatus.Merged) => "merged",
        _ => null,
    };

    private static void AddLength(List<long> lengths, DbDataReader row, int column)
    {
        if (!row.IsDBNull(column))
        {
            lengths.Add(row.GetInt64(column));
        }
    }

    private static long? Whole(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
