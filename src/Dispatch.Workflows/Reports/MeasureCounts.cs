using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Reports;

/// <summary>A number for each <see cref="Measure"/>.</summary>
internal sealed class MeasureCounts
{
    public static readonly IReadOnlyList<Measure> All = Enum.GetValues<Measure>();

    private readonly int[] _counts = new int[All.Count];

    public int this[Measure measure]
    {
        get => _counts[(int)measure];
        set => _counts[(int)measure] = value;
    }

    /// <summary>Whether there is nothing to add.</summary>
    public bool IsZero => !_counts.AsSpan().ContainsAnyExcept(0);

    /// <summary>Adds other numbers.</summary>
    public void Add(MeasureCounts other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }

    /// <summary>Adds what one ticket counts for; <paramref name="times"/> -1 takes it away.</summary>
    public void Add(ReportFact fact, int times = 1)
    {
        AddCourse(fact, times);
        if (Exclusion(fact.Status) is { } why)
        {
            this[why] += times;
            return;
        }

        if (fact.RespondedAt is { } responded)
        {
            this[fact.ResponseDueAt is null || responded <= fact.ResponseDueAt ? Measure.ResponseOnTime : Measure.ResponseLate] += times;
        }

        var ended = fact.ClosedAt is not null;
        this[Answer(fact.Solved, Measure.Solved, Measure.NotSolved, ended ? Measure.SolvedNotAnswered : Measure.SolvedNotAsked)] += times;
        this[Answer(IsSatisfied(fact.ResidentOutcome), Measure.Satisfied, Measure.NotSatisfied, ended ? Measure.SatisfactionNotAnswered : Measure.SatisfactionNotAsked)] += times;
    }

    /// <summary>Why the rates leave a ticket out, or null.</summary>
    public static Measure? Exclusion(string status) => status switch
    {
        nameof(TicketStatus.NotAccepted) => Measure.NotAccepted,
        nameof(TicketStatus.Withdrawn) => Measure.Withdrawn,
        nameof(TicketStatus.Merged) => Measure.Merged,
        _ => null,
    };

    private void AddCourse(ReportFact fact, int times)
    {
        this[Measure.Received] += times;
        Count(Measure.Closed, fact.ClosedAt is not null, times);
        Count(Measure.Handled, fact.HandledAt is not null, times);
        Count(Measure.OnTime, fact.HandledAt is { } at && !(at > fact.DueAt), times);
        Count(Measure.HandledLate, fact.HandledAt > fact.DueAt, times);
        Count(Measure.Whistled, fact.Whistled, times);
        Count(Measure.Returned, fact.Returns > 0, times);
        Count(Measure.ReturnedTwice, fact.Returns > 1, times);
        this[Measure.Returns] += fact.Returns * times;
        Count(Measure.PingPong, fact.PingPongs > 0, times);
        Count(Measure.Redone, fact.RedoCount > 0, times);
        Count(Measure.RedoneThrice, fact.RedoCount > 2, times);
        this[Measure.HandOvers] += fact.HandOvers * times;
    }

    private void Count(Measure measure, bool hit, int times) => this[measure] += hit ? times : 0;

    private static Measure Answer(bool? answer, Measure yes, Measure no, Measure none) => answer is null ? none : answer.Value ? yes : no;

    private static bool? IsSatisfied(string? outcome) => outcome is null ? null : outcome is "Satisfied" or "Acceptable";
}
