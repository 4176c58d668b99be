using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;

namespace Dispatch.Engine.Client;

/// <summary>Stores what starts a published version, in the transaction of its publication.</summary>
public sealed class DefinitionTriggers(IDefinitionCompiler compiler, TriggerSchedule schedule, IdGenerator ids, TimeProvider time)
{
    /// <summary>Replaces the triggers of the definition by those of this version.</summary>
    internal void Replace(UnitOfWork unit, WorkflowDefinition definition)
    {
        var graph = compiler.Compile(DefinitionRows.Row(definition));
        var rows = GraphTriggers.Of(graph, time).Select(t => new TriggerRow
        {
            Id = ids.Next(),
            DefinitionId = definition.DefinitionId,
            VersionId = definition.Id,
            ActivityId = t.Activity.Id,
            Name = t.StimulusName,
            Hash = Stimulus.HashOf(t.StimulusName, t.Payload),
            Payload = JsonSerializer.Serialize(t.Payload, t.Payload.GetType(), Values.Json),
        }).ToList();
        schedule.Replace(unit, definition.DefinitionId, rows);
    }

    /// <summary>Takes all triggers of the definition away.</summary>
    internal void Remove(UnitOfWork unit, string definitionId) => schedule.Replace(unit, definitionId, []);
}
