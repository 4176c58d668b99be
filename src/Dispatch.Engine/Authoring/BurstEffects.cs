using Dispatch.Engine.State;

namespace Dispatch.Engine.Authoring;

/// <summary>What a burst leaves behind besides the new state.</summary>
public sealed class BurstEffects
{
    /// <summary>What happened, in order.</summary>
    public List<JournalEntry> Journal { get; } = [];

    /// <summary>The executions that began, changed or ended.</summary>
    public List<ActivityRecord> Records { get; } = [];

    /// <summary>What is to leave after the commit.</summary>
    public List<OutgoingMessage> Messages { get; } = [];

    /// <summary>Lines of WriteLine, for the process's own output.</summary>
    public List<string> Lines { get; } = [];
}
