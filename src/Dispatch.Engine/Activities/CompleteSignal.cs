namespace Dispatch.Engine.Activities;

/// <summary>Rises from Complete to the nearest workflow or workflow-as-activity.</summary>
internal sealed record CompleteSignal(IReadOnlyList<string> Outcomes);
