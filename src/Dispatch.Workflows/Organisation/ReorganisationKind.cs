namespace Dispatch.Workflows.Organisation;

/// <summary>How units end.</summary>
public enum ReorganisationKind
{
    /// <summary>Several become one, new or among them (合并).</summary>
    Merge,

    /// <summary>One becomes several (拆分).</summary>
    Split,

    /// <summary>One ends, and another takes over its work (撤销).</summary>
    Dissolve,
}
