using System.Text.Json.Nodes;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Client;

/// <summary>Leads definitions that use a workflow as an activity to its published version.</summary>
public sealed class ConsumerUpdates(DefinitionLibrary library, IDatabase database)
{
    /// <summary>
    /// Gives each consumer whose newest version uses another version a new one: published where the old one was and nothing speaks against it,
    /// otherwise as a draft. Instances that run stay as they are.
    /// </summary>
    /// <param name="definitionId">The workflow that is used.</param>
    /// <param name="only">Which consumers; null for all.</param>
    /// <returns>The ids of the definitions that were changed.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(string definitionId, IReadOnlyCollection<string>? only, CancellationToken cancellation)
    {
        var changed = new List<string>();
        if (Published(definitionId) is not { } used)
        {
            return changed;
        }

        foreach (var consumer in library.Consumers(definitionId).Where(c => only is null || only.Contains(c)))
        {
            var versions = await library.RequireAsync(consumer, cancellation).ConfigureAwait(false);
            var latest = DefinitionRows.Read(versions[^1]);
            if (!latest.IsReadonly && Led(latest, used) is { } led)
            {
                Keep(led, latest, versions);
                changed.Add(consumer);
            }
        }

        return changed;
    }

    private void Keep(WorkflowDefinition led, WorkflowDefinition latest, List<DefinitionRow> versions)
    {
        var draft = latest.IsPublished ? library.Draft(led, latest.DefinitionId, versions) : led;
        library.Note("definition.saved", draft, $"{DefinitionRows.Named(draft)} 改用所引用流程的已发布版本。Led {DefinitionRows.Named(draft)} to the published version of a workflow it uses.", library.Difference(latest, draft));
        if (!latest.IsPublished || !library.TryPublish(draft, versions.Find(v => v.IsPublished)))
        {
            library.Store(draft);
        }
    }

    /// <summary>The definition with all its uses led to that version; null when they are there already.</summary>
    private static WorkflowDefinition? Led(WorkflowDefinition consumer, WorkflowDefinition used)
    {
        var document = consumer.Document.DeepClone().AsObject();
        var outdated = document["root"] is not JsonObject root
            ? []
            : ActivityTree.All(root).Select(a => a.Activity).Where(a => JsonCopy.Text(a["workflowDefinitionId"]) == used.DefinitionId && JsonCopy.Text(a["workflowDefinitionVersionId"]) != used.Id).ToList();
        foreach (var use in outdated)
        {
            use["version"] = used.Version;
            use["workflowDefinitionVersionId"] = used.Id;
            use["latestAvailablePublishedVersion"] = used.Version;
            use["latestAvailablePublishedVersionId"] = used.Id;
        }

        return outdated.Count == 0 ? null : consumer with { Document = document };
    }

    private WorkflowDefinition? Published(string definitionId)
    {
        using var read = database.OpenRead();
        return DefinitionStore.FindPublished(read, definitionId) is { } row ? DefinitionRows.Read(row) : null;
    }
}
