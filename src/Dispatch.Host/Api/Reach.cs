namespace Dispatch.Host.Api;

/// <summary>For which units a route answers to those who may call it.</summary>
internal enum Reach
{
    /// <summary>Nothing in it belongs to a unit.</summary>
    Public,

    /// <summary>Reference data that all may read, or that an admin keeps for all.</summary>
    Everything,

    /// <summary>What concerns the caller's unit and those below it; admin, auditor, district see all.</summary>
    OwnUnits,

    /// <summary>Tasks of the caller's own unit only.</summary>
    OwnTasks,

    /// <summary>What the caller's own key made.</summary>
    OwnKey,
}
