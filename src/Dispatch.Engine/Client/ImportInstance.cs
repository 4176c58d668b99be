using System.Text.RegularExpressions;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.State;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>
/// Takes in an instance that has ended, with its journal, to be looked at. One that still runs is refused: what it waits for (timers, tasks, children) stands where it ran, and would
/// take effect twice. Refused is also what is there already, and an instance of a version that is not.
/// </summary>
/// <param name="State">The instance.</param>
/// <param name="Journal">What happened in it, in order.</param>
/// <param name="Records">Its executions.</param>
public sealed record ImportInstance(WorkflowState State, IReadOnlyList<JournalEntry> Journal, IReadOnlyList<ActivityRecord> Records) : ICommand<bool>;

internal sealed partial class ImportInstanceHandler(UnitOfWork unit, IDatabase database, IAuditTrail audit) : IRequestHandler<ImportInstance, bool>
{
    public async Task<bool> Handle(ImportInstance request, CancellationToken cancellationToken)
    {
        var state = request.State;
        await unit.EnterAsync(state.Id, cancellationToken).ConfigureAwait(false);
        if (Objection(state) is { } objection)
        {
            throw new DefinitionRefusedException("files", objection);
        }

        state.RowVersion = 1;
        var packed = InstanceStore.Pack(state, out _);
        var journal = PackedText.Pack([.. request.Journal], StateJson.Plain.ListJournalEntry);
        var records = PackedText.Pack([.. request.Records], StateJson.Plain.ListActivityRecord);
        unit.Write(session =>
        {
            InstanceStore.InsertInstance(session, state, packed);
            InstanceStore.InsertJournal(session, state.Id, state.RowVersion, state.UpdatedAt, journal, records);
        });
        var named = $"{state.Id} ({state.DefinitionId})";
        audit.Add(unit, new AuditNote("instance.imported", "instance", state.Id, $"导入流程实例 {named}。Imported the instance {named}.", []));
        return true;
    }

    private string? Objection(WorkflowState state)
    {
        if (!InstanceId().IsMatch(state.Id))
        {
            return $"“{state.Id}”不是流程实例的编号。'{state.Id}' is no id of an instance.";
        }

        if (state.Status != WorkflowStatus.Finished)
        {
            return $"流程实例 {state.Id} 尚未结束,只能导入已结束的实例。The instance {state.Id} has not ended; only instances that have ended can be imported.";
        }

        using var read = database.OpenRead();
        if (InstanceStore.FindStored(read, state.Id) is not null)
        {
            return $"流程实例 {state.Id} 已存在,没有改动。The instance {state.Id} is there already and was not changed.";
        }

        return DefinitionStore.Find(read, state.DefinitionVersionId) is { } version && version.DefinitionId == state.DefinitionId && version.Version == state.DefinitionVersion
            ? null
            : $"流程实例 {state.Id} 所用的流程版本({state.DefinitionId} 第 {state.DefinitionVersion} 版)不在这里。The version that the instance {state.Id} ran ({state.DefinitionId}, version {state.DefinitionVersion}) is not here.";
    }

    [GeneratedRegex("^[0-9A-Za-z-]{1,64}$")]
    private static partial Regex InstanceId();
}
