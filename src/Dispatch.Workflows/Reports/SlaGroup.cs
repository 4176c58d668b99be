namespace Dispatch.Workflows.Reports;

/// <summary>The figures of one group of tickets.</summary>
public sealed record SlaGroup
{
    /// <summary>The unit's id or the category's code; <c>none</c> for tickets without one.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in English.</summary>
    public string? NameEn { get; init; }

    /// <summary>Received in the period.</summary>
    public required int Received { get; init; }

    /// <summary>Of those, ended by now.</summary>
    public required int Closed { get; init; }

    /// <summary>Of those, not ended.</summary>
    public required int Open { get; init; }

    /// <summary>Handled by the whole case's due time.</summary>
    public required int OnTime { get; init; }

    /// <summary>Handled after it, or not handled and it is over.</summary>
    public required int Late { get; init; }

    /// <summary>From the call to the lead's signing in.</summary>
    public required Spread SignIn { get; init; }

    /// <summary>From the task of arriving to arrival.</summary>
    public required Spread Arrival { get; init; }

    /// <summary>From the task of reporting to the lead's report.</summary>
    public required Spread Report { get; init; }

    /// <summary>The three rates.</summary>
    public required Rates Rates { get; init; }

    /// <summary>How the tickets went to and fro.</summary>
    public required Flow Flow { get; init; }

    /// <summary>Where the tickets behind the figures are listed; with <c>&amp;figure=</c> those behind one of them.</summary>
    public required string Tickets { get; init; }

    /// <summary>The same of the period before; null there and where nothing was received then.</summary>
    public SlaGroup? Before { get; init; }
}
