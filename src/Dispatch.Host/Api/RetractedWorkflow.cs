using Dispatch.Engine.Primitives;

namespace Dispatch.Host.Api;

/// <summary>What somebody is told who would start a workflow that an admin has retracted.</summary>
internal static class RetractedWorkflow
{
    /// <summary>What happened, and what an admin has to do.</summary>
    public static string Words(NotPublishedException e) =>
        $"流程 {e.DefinitionId} 已撤回,暂时不能受理;这次没有登记任何内容。请管理员在 /studio/ 发布该流程,然后以同一请求重试。"
        + $"The workflow {e.DefinitionId} is retracted, so nothing can be taken in now; nothing was recorded. Let an administrator publish it at /studio/, then send the same request again.";
}
