namespace Dispatch.Engine.Authoring;

/// <summary>What an activity throws to fail its workflow, with Elsa's code, category and fault type.</summary>
public sealed class FaultException(string message, string code = "0", string category = "General", string faultType = "System", Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The fault's code.</summary>
    public string Code { get; } = code;

    /// <summary>The fault's category.</summary>
    public string Category { get; } = category;

    /// <summary>System or Business.</summary>
    public string FaultType { get; } = faultType;
}
