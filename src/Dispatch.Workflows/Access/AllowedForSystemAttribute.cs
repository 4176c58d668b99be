namespace Dispatch.Workflows.Access;

/// <summary>The request is sent by Dispatch itself only: timers, loading at start, handlers of other requests.</summary>
public sealed class AllowedForSystemAttribute : AllowedAttribute
{
    /// <inheritdoc/>
    public override bool Allows(Caller caller) => caller.IsSystem;
}
