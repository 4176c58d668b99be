namespace Dispatch.Workflows.Access;

/// <summary>Who sends the requests of this scope. The host sets it from the sign-in; a scope that nobody set is Dispatch itself only where the host made no other rule.</summary>
public sealed class CallerContext
{
    private int _depth;

    /// <summary>Starts with a caller.</summary>
    public CallerContext(Caller caller) => Caller = caller;

    /// <summary>Starts as Dispatch itself: the scopes of timers, the outbox and loading at start.</summary>
    public CallerContext()
        : this(Caller.System)
    {
    }

    /// <summary>The caller.</summary>
    public Caller Caller { get; set; }

    /// <summary>Whether a request is being handled already, so that one sent now comes from its handler and not from the caller.</summary>
    internal bool IsInside => _depth > 0;

    internal void Enter() => _depth++;

    internal void Leave() => _depth--;
}
