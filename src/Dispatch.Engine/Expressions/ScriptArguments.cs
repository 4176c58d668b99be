namespace Dispatch.Engine.Expressions;

/// <summary>What an activity lends to a script besides Elsa's globals.</summary>
public sealed record ScriptArguments
{
    /// <summary>Values that the script reads with <c>get&lt;Name&gt;()</c>.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>();

    /// <summary>Where <c>setOutcome</c> and <c>setOutcomes</c> put the names; null when the script has neither.</summary>
    public List<string>? Outcomes { get; init; }
}
