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

    /// <summary>Adds one fact.</summary>
    public void Add(ReportFact fact)
    {
        _counted.Counts.Add(fact);
        AddLength(_signIn, fact.SignInMs);
        AddLength(_arrival, fact.ArrivalMs);
        AddLength(_report, fact.ReportMs);
        AddOpen(fact.Status, fact.HandledAt, fact.DueAt, fact.RespondedAt, fact.ResponseDueAt);
    }

    /// <summary>Adds what a ticket counts for by the present hour; one whose fact was added whole is not added again.</summary>
    public void AddOpen(string status, DateTimeOffset? handled, DateTimeOffset? due, DateTimeOffset? responded, DateTimeOffset? responseDue)
    {
        _openLate += handled is null && due < now ? 1 : 0;
        if (responded is null && MeasureCounts.Exclusion(status) is null)
        {
            var missed = responseDue < now ? 1 : 0;
            _responseMissed += missed;
            _responseNotDue += 1 - missed;
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
        var response = Excluded();
        Exclude(response, "notYetDue", _responseNotDue);
        var resolution = Excluded();
        Exclude(resolution, "noAnswer", Counts[Measure.SolvedNotAnswered]);
        Exclude(resolution, "notYetEvaluated", Counts[Measure.SolvedNotAsked]);
        var satisfaction = Excluded();
        Exclude(satisfaction, "noAnswer", Counts[Measure.SatisfactionNotAnswered]);
        Exclude(satisfaction, "notYetEvaluated", Counts[Measure.SatisfactionNotAsked]);
        return new Rates(
            Rate.Of(Counts[Measure.ResponseOnTime], Counts[Measure.ResponseOnTime] + Counts[Measure.ResponseLate] + _responseMissed, response),
            Rate.Of(Counts[Measure.Solved], Counts[Measure.Solved] + Counts[Measure.NotSolved], resolution),
            Rate.Of(Counts[Measure.Satisfied], Counts[Measure.Satisfied] + Counts[Measure.NotSatisfied], satisfaction));
    }

    private SortedDictionary<string, int> Excluded()
    {
        var excluded = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Exclude(excluded, "notAccepted", Counts[Measure.NotAccepted]);
        Exclude(excluded, "withdrawn", Counts[Measure.Withdrawn]);
        Exclude(excluded, "merged", Counts[Measure.Merged]);
        return excluded;
    }

    private static void Exclude(SortedDictionary<string, int> excluded, string why, int count)
    {
        if (count > 0)
        {
            excluded[why] = count;
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
