namespace Dispatch.Workflows.Access;

/// <summary>The request may be sent by everyone who has signed in or has a key.</summary>
public sealed class AllowedForSignedInAttribute : AllowedAttribute
{
    /// <inheritdoc/>
    public override bool Allows(Caller caller) => caller.IsKnown;
}
