namespace Dispatch.Workflows.Whistles;

/// <summary>A called department and how far it is.</summary>
internal sealed class CalledUnit
{
    public string UnitId { get; set; } = "";

    public bool IsLead { get; init; }

    public CallStage Stage { get; set; }

    /// <summary>The task it has open now.</summary>
    public string? TaskId { get; set; }
}
