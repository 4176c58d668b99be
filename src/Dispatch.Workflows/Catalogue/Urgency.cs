namespace Dispatch.Workflows.Catalogue;

/// <summary>How urgent a matter is.</summary>
public enum Urgency
{
    Normal,
    Urgent,
    Emergency,
}
