namespace Dispatch.Workflows.Access;

/// <summary>What kind of caller sends a request.</summary>
public enum CallerKind
{
    /// <summary>Nobody in particular: a resident on a public page.</summary>
    Anonymous,

    /// <summary>A person who has signed in.</summary>
    User,

    /// <summary>Another program, with the key of its unit.</summary>
    Key,

    /// <summary>Dispatch itself: timers, the outbox, loading at start.</summary>
    System,
}
