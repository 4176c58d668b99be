using Dispatch.Engine.Primitives;

namespace Dispatch.Workflows.Access;

/// <summary>What the caller saw is no longer the present version: <c>If-Match</c> failed.</summary>
public sealed class PreconditionFailedException(string message) : EngineException(message);
