using System.Text.Json;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>One instance as it stands.</summary>
public sealed record FindInstance(string InstanceId) : IQuery<WorkflowState>;

internal sealed class FindInstanceHandler(IDatabase database) : IRequestHandler<FindInstance, WorkflowState>
{
    public Task<WorkflowState> Handle(FindInstance request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        return Task.FromResult(InstanceStore.Find(read, request.InstanceId) ?? throw new NotFoundException($"There is no workflow instance '{request.InstanceId}'."));
    }
}

/// <summary>What happened in an instance, in order, and all executions with their last state, in the order of their start.</summary>
public sealed record ReadHistory(string InstanceId) : IQuery<InstanceHistory>;

/// <summary>Journal and executions of an instance.</summary>
public sealed record InstanceHistory(string InstanceId, IReadOnlyList<JournalEntry> Journal, IReadOnlyList<ActivityRecord> Records);

internal sealed class ReadHistoryHandler(IDatabase database) : IRequestHandler<ReadHistory, InstanceHistory>
{
    public Task<InstanceHistory> Handle(ReadHistory request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var bursts = read.Query("SELECT journal, records FROM engine_bursts WHERE instance_id = $1 ORDER BY seq", r => (r.GetUnpacked(0), r.GetUnpacked(1)), request.InstanceId);
        var journal = new List<JournalEntry>();
        var records = new Dictionary<string, ActivityRecord>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var (entries, touched) in bursts)
        {
            journal.AddRange(JsonSerializer.Deserialize(entries, StateJson.Plain.ListJournalEntry)!);
            foreach (var record in JsonSerializer.Deserialize(touched, StateJson.Plain.ListActivityRecord)!)
            {
                if (records.TryGetValue(record.Id, out var earlier))
                {
                    records[record.Id] = record.After(earlier);
                }
                else
                {
                    order.Add(record.Id);
                    records[record.Id] = record;
                }
            }
        }

        return Task.FromResult(new InstanceHistory(request.InstanceId, journal, [.. order.Select(id => records[id]).OrderBy(r => r.StartedAt)]));
    }
}

/// <summary>The instance that an execution belongs to.</summary>
public sealed record FindExecution(string ActivityInstanceId) : IQuery<InstanceHistory>;

internal sealed class FindExecutionHandler(IDatabase database, ISender sender) : IRequestHandler<FindExecution, InstanceHistory>
{
    // What an execution's id tells of its time leaves a handful of bursts to unpack. A clock that was set back may have made them earlier than their ids say.
    private const string Near = "SELECT instance_id FROM engine_bursts WHERE at BETWEEN $2 AND $3 AND unpacked(records) LIKE $1 LIMIT 1";
    private const string Anywhere = "SELECT instance_id FROM engine_bursts WHERE unpacked(records) LIKE $1 LIMIT 1";
    private static readonly TimeSpan _around = TimeSpan.FromMinutes(10);

    public Task<InstanceHistory> Handle(FindExecution request, CancellationToken cancellationToken)
    {
        var id = request.ActivityInstanceId;
        var made = IdGenerator.MadeAt(id) ?? throw None(id);
        using var read = database.OpenRead();
        var pattern = $"%\"id\":\"{id}\"%";
        var instanceId = read.QueryFirst(Near, r => r.GetString(0), pattern, made - _around, made + _around) ?? read.QueryFirst(Anywhere, r => r.GetString(0), pattern) ?? throw None(id);
        return sender.Send(new ReadHistory(instanceId), cancellationToken);
    }

    private static NotFoundException None(string id) => new($"There is no activity execution '{id}'.");
}
