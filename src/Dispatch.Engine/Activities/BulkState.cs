namespace Dispatch.Engine.Activities;

/// <summary>How many children of a bulk dispatch are still to end.</summary>
internal sealed class BulkState
{
    public int Open { get; set; }
}
