using System.Runtime.CompilerServices;
using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;
using MediatR;

namespace Dispatch.Host.ElsaApi;

/// <summary>An instance with its journal as the file that Elsa exports and imports.</summary>
internal static class InstanceFile
{
    /// <summary>One instance as JSON.</summary>
    public static async Task<(string Name, byte[] Content)> OfAsync(string id, ISender sender, CancellationToken cancellation)
    {
        var state = await sender.Send(new FindInstance(id), cancellation);
        var history = await sender.Send(new ReadHistory(id), cancellation);
        var content = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                workflowState = InstanceShape.State(state),
                workflowExecutionLogRecords = history.Journal.Select(e => InstanceShape.Journal(e, null)),
                activityExecutionRecords = history.Records.Select(r => InstanceShape.Execution(id, r)),
            },
            ElsaJson.Options);
        return ($"workflow-instance-{id}.json", content);
    }

    /// <summary>Several; those that are gone already are left out.</summary>
    public static async IAsyncEnumerable<(string Name, byte[] Content)> OfAllAsync(IEnumerable<string> ids, ISender sender, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            (string, byte[])? file = null;
            try
            {
                file = await OfAsync(id, sender, cancellation);
            }
            catch (NotFoundException)
            {
                // Somebody has deleted it since it was listed.
            }

            if (file is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>What an exported file holds.</summary>
    /// <exception cref="DefinitionRefusedException">It is no such file.</exception>
    public static ImportInstance Read(string name, byte[] content)
    {
        try
        {
            var file = JsonSerializer.Deserialize<Exported>(content, ElsaJson.Options);
            if (file?.WorkflowState is { Id: not null, DefinitionId: not null, DefinitionVersionId: not null } state)
            {
                return new ImportInstance(
                    state.ToState(), file.WorkflowExecutionLogRecords ?? [], [.. (file.ActivityExecutionRecords ?? []).Select(r => r.Deserialize<ActivityRecord>(ElsaJson.Options)! with { Outcomes = OutcomesOf(r) })]);
            }
        }
        catch (JsonException)
        {
            // Answered below.
        }

        throw new DefinitionRefusedException("files", $"“{name}”不是导出的流程实例。'{name}' is no exported workflow instance.");
    }

    private static string[]? OutcomesOf(JsonElement record) =>
        record.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("Outcomes", out var outcomes) && outcomes.ValueKind == JsonValueKind.Array
            ? [.. outcomes.EnumerateArray().Select(o => o.ToString())]
            : null;

    private sealed record Exported(ExportedState? WorkflowState, IReadOnlyList<JournalEntry>? WorkflowExecutionLogRecords, IReadOnlyList<JsonElement>? ActivityExecutionRecords);

    private sealed record ExportedState
    {
        public string? Id { get; init; }

        public string? DefinitionId { get; init; }

        public string? DefinitionVersionId { get; init; }

        public int DefinitionVersion { get; init; }

        public string? CorrelationId { get; init; }

        public string? Name { get; init; }

        public string? ParentInstanceId { get; init; }

        public WorkflowStatus Status { get; init; }

        public WorkflowSubStatus SubStatus { get; init; }

        public IReadOnlyList<Incident>? Incidents { get; init; }

        public IReadOnlyList<ExportedContext>? ActivityExecutionContexts { get; init; }

        public Dictionary<string, JsonElement>? Input { get; init; }

        public Dictionary<string, JsonElement>? Output { get; init; }

        public Dictionary<string, JsonElement>? Properties { get; init; }

        public long ExecutionLogSequence { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }

        public DateTimeOffset? FinishedAt { get; init; }

        public WorkflowState ToState() => new()
        {
            Id = Id!,
            DefinitionId = DefinitionId!,
            DefinitionVersionId = DefinitionVersionId!,
            DefinitionVersion = DefinitionVersion,
            CorrelationId = CorrelationId,
            Name = Name,
            ParentInstanceId = ParentInstanceId,
            Status = Status,
            SubStatus = SubStatus,
            Incidents = [.. Incidents ?? []],
            Contexts = [.. (ActivityExecutionContexts ?? []).Where(c => c is { Id: not null, ScheduledActivityNodeId: not null }).Select(c => c.ToState())],
            Input = Stored(Input) ?? [],
            Output = Stored(Output) ?? [],
            Properties = Stored(Properties) ?? [],
            Sequence = ExecutionLogSequence,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
            FinishedAt = FinishedAt,
        };
    }

    private sealed record ExportedContext
    {
        public string? Id { get; init; }

        public string? ParentContextId { get; init; }

        public string? ScheduledActivityNodeId { get; init; }

        public Dictionary<string, JsonElement>? Properties { get; init; }

        public ActivityStatus Status { get; init; }

        public int FaultCount { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset? CompletedAt { get; init; }

        public ContextState ToState() => new()
        {
            Id = Id!,
            ParentId = ParentContextId,
            NodeId = ScheduledActivityNodeId!,
            Status = Status,
            FaultCount = FaultCount,
            StartedAt = StartedAt,
            CompletedAt = CompletedAt,
            Variables = Properties?.GetValueOrDefault("Variables") is { ValueKind: JsonValueKind.Object } variables
                ? Stored(variables.EnumerateObject().ToDictionary(v => v.Name, v => v.Value))
                : null,
        };
    }

    private static Dictionary<string, object?>? Stored(Dictionary<string, JsonElement>? values) => values?.ToDictionary(v => v.Key, v => Values.FromJson(v.Value));
}
