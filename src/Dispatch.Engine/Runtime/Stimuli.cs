using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Engine.Runtime;

/// <summary>Brings a stimulus to everything that it concerns: first new instances by matching triggers, then waiting instances, each in a unit of its own.</summary>
public sealed class Stimuli(IDatabase database, UnitScopes scopes, IOutbox outbox, IdGenerator ids, TimeProvider time)
{
    /// <summary>Applies it now and answers the instances it reached, when all of them are stored.</summary>
    public async Task<IReadOnlyList<WorkflowState>> SendAsync(string name, object payload, StimulusFilter filter, object? input, CancellationToken cancellation)
    {
        var reached = new List<WorkflowState>();
        var hash = Stimulus.HashOf(name, payload);
        foreach (var start in Starts(hash, filter, input))
        {
            var started = await scopes.RunAsync(start, (s, unit) => s.GetRequiredService<IWorkflowRuntime>().StartAsync(unit, start, cancellation), cancellation).ConfigureAwait(false);
            reached.Add(started.State);
        }

        foreach (var (instanceId, bookmarkId) in Waits(hash, filter))
        {
            if (await ResumeAsync(instanceId, bookmarkId, input, cancellation).ConfigureAwait(false) is { } state)
            {
                reached.Add(state);
            }
        }

        return reached;
    }

    /// <summary>Resumes one wait in a unit of its own; null when the instance no longer waits there.</summary>
    public async Task<WorkflowState?> ResumeAsync(string instanceId, string bookmarkId, object? input, CancellationToken cancellation)
    {
        try
        {
            var result = await scopes.RunAsync(bookmarkId, (s, unit) => s.GetRequiredService<IWorkflowRuntime>().ResumeAsync(unit, instanceId, bookmarkId, input, cancellation), cancellation).ConfigureAwait(false);
            return result.State;
        }
        catch (Exception e) when (e is NotFoundException or ConflictException and not WriteConflictException)
        {
            return null;
        }
    }

    /// <summary>Hands it to the outbox, one message for each instance it concerns: stored with the unit that causes it.</summary>
    public void Spread(UnitOfWork unit, string name, object payload, StimulusFilter filter, object? input)
    {
        var hash = Stimulus.HashOf(name, payload);
        var now = time.GetUtcNow();
        foreach (var start in Starts(hash, filter, input))
        {
            outbox.Send(unit, EngineMessages.Start(ids.Next(), start, now));
        }

        foreach (var (instanceId, bookmarkId) in Waits(hash, filter))
        {
            outbox.Send(unit, EngineMessages.Resume(ids.Next(), instanceId, bookmarkId, input is null ? null : Values.ToJson(Values.Stored(input)), now));
        }
    }

    private List<StartInstance> Starts(string hash, StimulusFilter filter, object? input)
    {
        if (filter.InstanceId is not null || filter.BookmarkId is not null || filter.ActivityInstanceId is not null)
        {
            return [];
        }

        using var read = database.OpenRead();
        return read.Query(
            "SELECT definition_id, activity_id FROM engine_triggers WHERE hash = $1 ORDER BY id",
            r => new StartInstance(r.GetString(0))
            {
                CorrelationId = filter.CorrelationId,
                TriggerActivityId = r.GetString(1),
                TriggerInput = input,
                Input = InputOf(input),
            },
            hash);
    }

    private static Dictionary<string, object?> InputOf(object? input) =>
        Values.Stored(input) is System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Object } element
            ? element.EnumerateObject().ToDictionary(p => p.Name, p => Values.FromJson(p.Value))
            : [];

    // One statement for each way in, so that each goes by its own index: thousands may wait for one event, few in one instance.
    private const string Select = "SELECT instance_id, id FROM engine_bookmarks WHERE ";
    private const string Rest = " AND hash = $2 AND ($3 IS NULL OR correlation_id = $3) AND ($4 IS NULL OR activity_instance_id = $4) ORDER BY id";
    private const string ByBookmark = Select + "id = $1" + Rest;
    private const string ByInstance = Select + "instance_id = $1" + Rest;
    private const string ByHash = Select + "hash = $1" + Rest;

    private List<(string InstanceId, string BookmarkId)> Waits(string hash, StimulusFilter filter)
    {
        var (sql, key) = filter switch
        {
            { BookmarkId: { } bookmark } => (ByBookmark, bookmark),
            { InstanceId: { } instance } => (ByInstance, instance),
            _ => (ByHash, hash),
        };
        using var read = database.OpenRead();
        return read.Query(sql, r => (r.GetString(0), r.GetString(1)), key, hash, filter.CorrelationId, filter.ActivityInstanceId);
    }
}
