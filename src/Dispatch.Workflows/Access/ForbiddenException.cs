using Dispatch.Engine.Primitives;

namespace Dispatch.Workflows.Access;

/// <summary>The caller is known and has no right to what it asked.</summary>
public sealed class ForbiddenException(string message) : EngineException(message);
