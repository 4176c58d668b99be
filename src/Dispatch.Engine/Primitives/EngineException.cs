namespace Dispatch.Engine.Primitives;

/// <summary>A failure of the engine's use, never of a workflow: a workflow's own failures are incidents.</summary>
public class EngineException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What was named is not there.</summary>
public class NotFoundException(string message) : EngineException(message);

/// <summary>A workflow is there, but no version of it is published: nothing can be started, and nothing was.</summary>
public sealed class NotPublishedException(string definitionId) : NotFoundException($"No version of the workflow '{definitionId}' is published.")
{
    /// <summary>The workflow.</summary>
    public string DefinitionId => definitionId;
}

/// <summary>What was asked contradicts the present state; asking again after reading the state may succeed.</summary>
public class ConflictException(string message) : EngineException(message);

/// <summary>Another writer was first. The unit of work is run again on the new state; callers see it only when that keeps failing.</summary>
public sealed class WriteConflictException(string message) : ConflictException(message);

/// <summary>The database cannot take the write now (full, locked, failing disk). Nothing was written; the same request may be sent again.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : EngineException(message, inner);
