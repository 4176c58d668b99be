using Dispatch.Engine.State;

namespace Dispatch.Engine.Authoring;

/// <summary>Something scheduled in a burst: a new execution of an activity, or an existing one to be resumed or run again.</summary>
internal sealed record WorkItem(Activity Activity, ActivityExecutionContext? Owner)
{
    public IReadOnlyDictionary<string, object?>? Variables { get; init; }

    public ActivityExecutionContext? ScheduledBy { get; init; }

    public ActivityExecutionContext? Existing { get; init; }

    public Bookmark? Bookmark { get; init; }

    public object? Input { get; init; }

    public string? Tag { get; init; }

    public bool Notifies { get; set; } = true;

    public bool IsOwnBurst { get; init; }
}
