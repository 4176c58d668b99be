namespace Dispatch.Workflows.Access;

/// <summary>Says who may send a command or query. Dispatch itself always may. A request without any such declaration stops the start.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public abstract class AllowedAttribute : Attribute
{
    /// <summary>Whether the caller may send the request at all; which units it may name is for the handler to check.</summary>
    public abstract bool Allows(Caller caller);
}
