using Dispatch.Engine.Authoring;
using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Runtime;

/// <summary>Turns a stored definition version into the graph that bursts run.</summary>
public interface IDefinitionCompiler
{
    /// <summary>Compiles. Unknown activity and expression types compile to something that becomes an incident when it is reached.</summary>
    /// <exception cref="Primitives.EngineException">The JSON is not a definition.</exception>
    WorkflowGraph Compile(DefinitionRow row);
}
