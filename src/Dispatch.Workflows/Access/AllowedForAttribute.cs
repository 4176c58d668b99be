namespace Dispatch.Workflows.Access;

/// <summary>The request may be sent by callers with one of the roles.</summary>
public sealed class AllowedForAttribute(params string[] roles) : AllowedAttribute
{
    /// <summary>The roles.</summary>
    public IReadOnlyList<string> Roles { get; } = roles;

    /// <inheritdoc/>
    public override bool Allows(Caller caller) => caller.IsAny(roles);
}
