namespace Dispatch.Workflows.Reports;

/// <summary>Adds facts and counters up to the figures of a group.</summary>
internal sealed class SlaTally(DateTimeOffset now)
{
    private readonly CounterChange _counted = new();
    private readonly List<long> _signIn = [];
    private readonly List<long> _arrival = [];
    private readonly List<long> _report = [];
    private int _openLate;
    private int _responseMissed;
    private int _responseNotDue;

    /// <summary>How many were received.</summary>
    public int Received => _counted.Counts[Measure.Received];

    /// <summary>What was counted.</summary>
    public MeasureCounts Counts => _counted.Counts;

    /// <summary>The counters that are added to.</summary>
    public CounterChange Counted => _counted;

    /// <summary>Adds one fact; <paramref name="times"/> -1 takes one away that counters brought in.</summary>
    public void Add(ReportFact fact, int times = 1)
    {
        if (times < 0)
        {
            _counted.Add(fact, times);
        }
        else
        {
            _counted.Counts.Add(fact);
            AddLength(_signIn, fact.SignInMs);
            AddLength(_arrival, fact.ArrivalMs);
            AddLength(_report, fact.ReportMs);
        }

        AddOpen(fact.Status, fact.HandledAt, fact.DueAt, fact.RespondedAt, fact.ResponseDueAt, times);
    }

    /// <summary>Adds what a ticket counts for by the present hour; one whose fact was added whole is not added again.</summary>
    public void AddOpen(string status, DateTimeOffset? handled, DateTimeOffset? due, DateTimeOffset? responded, DateTimeOffset? responseDue, int times = 1)
    {
        _openLate += handled is null && due < now ? times : 0;
        if (responded is null && MeasureCounts.Exclusion(status) is null)
        {
            var missed = responseDue < now;
            _responseMissed += missed ? times : 0;
            _responseNotDue += missed ? 0 : times;
        }
    }

    /// <summary>Adds another tally.</summary>
    public void Add(SlaTally other)
    {
        _counted.Add(other._counted);
        _signIn.AddRange(other._signIn);
        _arrival.AddRange(other._arrival);
        _report.AddRange(other._report);
        _openLate += other._openLate;
        _responseMissed += other._responseMissed;
        _responseNotDue += other._responseNotDue;
    }

    /// <summary>The figures of what was added.</summary>
    public SlaGroup Figures(string key, string name, string? nameEn, string tickets, SlaGroup? before = null) => new()
    {
        Key = key,
        Name = name,
        NameEn = nameEn,
        Received = Received,
        Closed = Counts[Measure.Closed],
        Open = Received - Counts[Measure.Closed],
        OnTime = Counts[Measure.OnTime],
        Late = Counts[Measure.HandledLate] + _openLate,
        SignIn = Spread.Of(_signIn, _counted.SignIn),
        Arrival = Spread.Of(_arrival, _counted.Arrival),
        Report = Spread.Of(_report, _counted.Report),
        Rates = Rates(),
        Flow = Flow.Of(Counts),
        Tickets = tickets,
        Before = before,
    };

    private Rates Rates()
    {
        var response = Excluded(0, _responseNotDue, 0);
        var resolution = Excluded(Counts[Measure.SolvedNotAnswered], 0, Counts[Measure.SolvedNotAsked]);
        var satisfaction = Excluded(Counts[Measure.SatisfactionNotAnswered], 0, Counts[Measure.SatisfactionNotAsked]);
        return new Rates(
            Rate.Of(Counts[Measure.ResponseOnTime], Counts[Measure.ResponseOnTime] + Counts[Measure.ResponseLate] + _responseMissed, response),
            Rate.Of(Counts[Measure.Solved], Counts[Measure.Solved] + Counts[Measure.NotSolved], resolution),
            Rate.Of(Counts[Measure.Satisfied], Counts[Measure.Satisfied] + Counts[Measure.NotSatisfied], satisfaction));
    }

    private OrderedDictionary<string, int> Excluded(int noAnswer, int notYetDue, int notYetEvaluated)
    {
        var excluded = new OrderedDictionary<string, int>(0, StringComparer.Ordinal);
        Exclude(excluded, "merged", Counts[Measure.Merged]);
        Exclude(excluded, "noAnswer", noAnswer);
        Exclude(excluded, "notAccepted", Counts[Measure.NotAccepted]);
        Exclude(excluded, "notYetDue", notYetDue);
        Exclude(excluded, "notYetEvaluated", notYetEvaluated);
        Exclude(excluded, "withdrawn", Counts[Measure.Withdrawn]);
        return excluded;
    }

    private static void Exclude(OrderedDictionary<string, int> excluded, string why, int count)
    {
        if (count > 0)
        {
            excluded.Add(why, count);
        }
    }

    private static void AddLength(List<long> lengths, long? length)
    {
        if (length is { } milliseconds)
        {
            lengths.Add(milliseconds);
        }
    }
}
