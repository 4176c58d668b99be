namespace Dispatch.Engine.Definitions;

/// <summary>A definition's strategies. Type names are kept short: <c>Singleton</c> for Elsa's <c>…SingletonStrategy, Elsa.Workflows.Runtime</c>.</summary>
public sealed record WorkflowOptions
{
    /// <summary>Which instances may run beside each other: AllowAlways, Singleton, Correlation, CorrelatedSingleton; null for AllowAlways.</summary>
    public string? ActivationStrategy { get; init; }

    /// <summary>What an incident does: Fault, ContinueWithIncidents; null for the host's default.</summary>
    public string? IncidentStrategy { get; init; }

    /// <summary>Elsa's commit strategy; kept, but a burst is always one transaction here.</summary>
    public string? CommitStrategy { get; init; }

    /// <summary>Whether other definitions may use it as an activity.</summary>
    public bool UsableAsActivity { get; init; }

    /// <summary>Whether definitions that use it as an activity follow its new versions.</summary>
    public bool AutoUpdateConsumingWorkflows { get; init; }

    /// <summary>Group in the toolbox when used as an activity.</summary>
    public string? ActivityCategory { get; init; }
}
