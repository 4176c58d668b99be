namespace Dispatch.Workflows.Access;

/// <summary>The request may be sent by everyone, also by residents without an account.</summary>
public sealed class AllowedForEveryoneAttribute : AllowedAttribute
{
    /// <inheritdoc/>
    public override bool Allows(Caller caller) => true;
}
