using Dispatch.Engine.Primitives;

namespace Dispatch.Engine.Definitions;

/// <summary>JSON that is not a workflow definition; says where and what is expected there.</summary>
public sealed class DefinitionFormatException(string path, string problem) : EngineException($"{path}: {problem}")
{
    /// <summary>Where in the JSON, e.g. <c>$.root.activities[2].id</c>.</summary>
    public string Path { get; } = path;
}
