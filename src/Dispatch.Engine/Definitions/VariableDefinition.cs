namespace Dispatch.Engine.Definitions;

/// <summary>A variable as a definition declares it.</summary>
/// <param name="Id">What outputs and SetVariable refer to.</param>
/// <param name="Name">What expressions refer to.</param>
/// <param name="TypeName">Elsa's type alias.</param>
/// <param name="IsArray">Whether it holds a list of that type.</param>
/// <param name="Value">The value at the start, as text.</param>
/// <param name="StorageDriver">Name of the storage driver; null for none, which is durable here.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, string? Value, string? StorageDriver)
{
    /// <summary>Whether it lives in memory only and is gone after a wait (Elsa's memory driver, named on purpose).</summary>
    public bool IsTransient => StorageDriver is { } driver && driver.Contains("MemoryStorageDriver", StringComparison.OrdinalIgnoreCase);
}
