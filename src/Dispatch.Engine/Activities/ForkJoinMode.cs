
namespace Dispatch.Engine.Activities;

/// <summary>When a fork has completed.</summary>
public enum ForkJoinMode
{
    /// <summary>When all branches have.</summary>
    WaitAll,

    /// <summary>When the first has; the others are cancelled.</summary>
    WaitAny,
}
