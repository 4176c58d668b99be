using Dispatch.Engine.Client;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Definitions;

/// <summary>Dispatch itself starts these workflows: an admin may change and retract them, but they must be there.</summary>
internal sealed class StartedDefinitions : IDefinitionGuard
{
    private static readonly string[] _started = [TicketAgain.DefinitionId, PutTaskOnCommunity.DefinitionId, ApplyForAdmission.DefinitionId];

    /// <inheritdoc/>
    public string? WhyNotDelete(string definitionId) => _started.Contains(definitionId)
        ? $"流程 {definitionId} 由系统启动,不能删除;不再使用请撤回发布,改错了请恢复旧版本。Dispatch starts the workflow {definitionId} itself, so it cannot be deleted: retract it to use it no more, or revert it to an older version."
        : null;

    /// <inheritdoc/>
    public string? WhyNotStart(string definitionId) => _started.Contains(definitionId)
        ? $"流程 {definitionId} 办理工单,随登记启动,不能单独运行;要试一试,请发布后用试用密钥登记一条。The workflow {definitionId} handles a ticket and starts when one is filed, so it cannot be run alone: to try it, publish it and file one with a sandbox key."
        : null;
}
