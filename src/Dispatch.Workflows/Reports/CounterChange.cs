namespace Dispatch.Workflows.Reports;

/// <summary>What is added to a counter.</summary>
internal sealed class CounterChange
{
    public MeasureCounts Counts { get; } = new();

    public LengthClasses SignIn { get; } = new();

    public LengthClasses Arrival { get; } = new();

    public LengthClasses Report { get; } = new();

    public bool IsNothing => Counts.IsZero && !HasLengths;

    public bool HasLengths => !SignIn.IsEmpty || !Arrival.IsEmpty || !Report.IsEmpty;

    /// <summary>One ticket received; <paramref name="times"/> -1 for one received elsewhere.</summary>
    public static CounterChange Receipt(int times)
    {
        var change = new CounterChange();
        change.Counts[Measure.Received] = times;
        return change;
    }

    /// <summary>What changes when a ticket counts as <paramref name="after"/> and no longer as <paramref name="before"/>. A length that stays is not touched.</summary>
    public static CounterChange Between(ReportFact? before, ReportFact? after)
    {
        var change = new CounterChange();
        if (before is not null)
        {
            change.Counts.Add(before, -1);
        }

        if (after is not null)
        {
            change.Counts.Add(after, 1);
        }

        change.SignIn.Replace(before?.SignInMs, after?.SignInMs);
        change.Arrival.Replace(before?.ArrivalMs, after?.ArrivalMs);
        change.Report.Replace(before?.ReportMs, after?.ReportMs);
        return change;
    }

    /// <summary>Adds one ticket; <paramref name="times"/> -1 takes it away.</summary>
    public void Add(ReportFact fact, int times)
    {
        Counts.Add(fact, times);
        AddLength(SignIn, fact.SignInMs, times);
        AddLength(Arrival, fact.ArrivalMs, times);
        AddLength(Report, fact.ReportMs, times);
    }

    /// <summary>Adds another change.</summary>
    public void Add(CounterChange other)
    {
        Counts.Add(other.Counts);
        SignIn.Add(other.SignIn);
        Arrival.Add(other.Arrival);
        Report.Add(other.Report);
    }

    private static void AddLength(LengthClasses classes, long? length, int times)
    {
        if (length is { } milliseconds)
        {
            classes.Add(milliseconds, times);
        }
    }
}
