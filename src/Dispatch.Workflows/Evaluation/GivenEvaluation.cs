namespace Dispatch.Workflows.Evaluation;

/// <summary>One evaluation of a ticket's cycle, or the record that none was given.</summary>
public sealed class GivenEvaluation
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = "";

    /// <summary>The ticket.</summary>
    public string TicketId { get; set; } = "";

    /// <summary>The ticket's round of handling.</summary>
    public int Cycle { get; set; }

    /// <summary>Who evaluates.</summary>
    public EvaluationSide Side { get; set; }

    /// <summary>The unit that evaluates; for a resident the unit whose task it was.</summary>
    public string UnitId { get; set; } = "";

    /// <summary>The unit that is evaluated: the lead department, or the community that whistled.</summary>
    public string? AboutUnitId { get; set; }

    /// <summary>The outcome; null when there was no answer.</summary>
    public string? Outcome { get; set; }

    /// <summary>Whether the resident's matter is solved; null when not asked or not answered.</summary>
    public bool? Solved { get; set; }

    /// <summary>Scores by name, a JSON object.</summary>
    public string? Scores { get; set; }

    /// <summary>In words.</summary>
    public string? Text { get; set; }

    /// <summary>When it was given, or recorded as not given.</summary>
    public DateTimeOffset GivenAt { get; set; }

    /// <summary>When the other side could read it; null while sealed.</summary>
    public DateTimeOffset? OpenedAt { get; set; }
}
