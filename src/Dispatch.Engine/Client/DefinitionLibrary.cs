using System.Globalization;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;

namespace Dispatch.Engine.Client;

/// <summary>What the commands on definitions share: finding versions, adding drafts, publishing. All writes go through the unit.</summary>
public sealed class DefinitionLibrary(UnitOfWork unit, IDatabase database, GraphCache graphs, DefinitionReview review, DefinitionDifference difference, DefinitionTriggers triggers, IAuditTrail audit, IOutbox outbox, IdGenerator ids, TimeProvider time)
{
    /// <summary>Waits for all other changes of the definition and reads its versions, oldest first.</summary>
    internal async Task<List<DefinitionRow>> EnterAsync(string definitionId, CancellationToken cancellation)
    {
        await unit.EnterAsync(DefinitionRows.Gate(definitionId), cancellation).ConfigureAwait(false);
        using var read = database.OpenRead();
        return DefinitionStore.Versions(read, definitionId);
    }

    /// <summary>Like <see cref="EnterAsync"/>, for a definition that must be there.</summary>
    internal async Task<List<DefinitionRow>> RequireAsync(string definitionId, CancellationToken cancellation)
    {
        var versions = await EnterAsync(definitionId, cancellation).ConfigureAwait(false);
        return versions.Count > 0 ? versions : throw new NotFoundException($"There is no workflow '{definitionId}'.");
    }

    /// <summary>The definition as the next version, not published.</summary>
    internal WorkflowDefinition Draft(WorkflowDefinition content, string definitionId, List<DefinitionRow> versions) => content with
    {
        Id = ids.Next(),
        DefinitionId = definitionId,
        Version = versions.Count == 0 ? 1 : versions.Max(v => v.Version) + 1,
        CreatedAt = time.GetUtcNow(),
        IsLatest = true,
        IsPublished = false,
    };

    /// <summary>Stores a version that is the newest.</summary>
    internal void Store(WorkflowDefinition definition)
    {
        var row = DefinitionRows.Row(definition);
        unit.Write(session =>
        {
            DefinitionStore.ClearFlags(session, row.DefinitionId, row.Id, published: row.IsPublished);
            DefinitionStore.Save(session, row);
        });
        Forget(definition.DefinitionId, definition.Id);
    }

    /// <summary>Publishes a version in place of the one that is published; its triggers replace the other's.</summary>
    /// <exception cref="DefinitionRefusedException">It names what cannot be run.</exception>
    internal WorkflowDefinition Publish(WorkflowDefinition definition, DefinitionRow? published)
    {
        var blocking = review.Blocking(definition);
        return blocking.Count > 0 ? throw new DefinitionRefusedException("root", blocking) : PublishReviewed(definition, published);
    }

    /// <summary>Publishes a version when nothing speaks against it.</summary>
    internal bool TryPublish(WorkflowDefinition definition, DefinitionRow? published)
    {
        if (review.Blocking(definition).Count > 0)
        {
            return false;
        }

        PublishReviewed(definition, published);
        return true;
    }

    private WorkflowDefinition PublishReviewed(WorkflowDefinition definition, DefinitionRow? published)
    {
        var done = definition with { IsLatest = true, IsPublished = true };
        Store(done);
        triggers.Replace(unit, done);
        if (done.Options is { UsableAsActivity: true, AutoUpdateConsumingWorkflows: true })
        {
            // After the commit, so that consumers are compiled against what is published.
            outbox.Send(unit, EngineMessages.Republished(ids.Next(), done.DefinitionId, time.GetUtcNow()));
        }

        Note("definition.published", done, $"发布 {DefinitionRows.Named(done)}。Published {DefinitionRows.Named(done)}.", Difference(published is null ? null : DefinitionRows.Read(published), done));
        return done;
    }

    /// <summary>Takes the publication of a version back; a newer draft stays the newest.</summary>
    internal WorkflowDefinition Retract(DefinitionRow published)
    {
        var retracted = DefinitionRows.Read(published) with { IsPublished = false };
        unit.Write(session => DefinitionStore.Save(session, DefinitionRows.Row(retracted)));
        Forget(retracted.DefinitionId, retracted.Id);
        RemoveTriggers(retracted.DefinitionId);
        return retracted;
    }

    /// <summary>Takes the triggers of a definition away.</summary>
    internal void RemoveTriggers(string definitionId) => triggers.Remove(unit, definitionId);

    internal void Forget(string definitionId, string? versionId = null) => unit.AfterCommit(() => graphs.Forget(definitionId, versionId));

    internal void Note(string action, WorkflowDefinition definition, string summary, IReadOnlyList<string> changes) =>
        audit.Add(unit, new AuditNote(action, "definition", definition.DefinitionId, summary, changes));

    /// <summary>What changed, in words.</summary>
    internal IReadOnlyList<string> Difference(WorkflowDefinition? before, WorkflowDefinition after) => difference.Between(before, after);

    /// <summary>The answer about a version.</summary>
    internal SavedDefinition Answer(WorkflowDefinition definition, bool alreadyPublished) => new(
        definition,
        DefinitionRows.Revision(DefinitionRows.Row(definition)),
        alreadyPublished,
        Consumers(definition.DefinitionId).Count,
        review.Warnings(definition));

    /// <summary>The ids of definitions whose newest version uses this one as an activity.</summary>
    public IReadOnlyList<string> Consumers(string definitionId)
    {
        using var read = database.OpenRead();
        return read.Query(
            "SELECT definition_id FROM engine_definitions WHERE is_latest = 1 AND definition_id <> $1 AND json LIKE $2 ORDER BY definition_id",
            r => r.GetString(0),
            definitionId,
            string.Create(CultureInfo.InvariantCulture, $"%\"workflowDefinitionId\":\"{definitionId}\"%"));
    }
}
