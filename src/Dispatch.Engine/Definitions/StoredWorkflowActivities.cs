using System.Text.Json.Nodes;
using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Definitions;

/// <summary>The workflows in the store that may be used as activities. Their activity type is their name in PascalCase, as in Elsa.</summary>
internal sealed class StoredWorkflowActivities(IDatabase database) : IWorkflowActivities
{
    public WorkflowDefinition? Find(string type, JsonObject source)
    {
        using var read = database.OpenRead();
        if (JsonCopy.Text(source["workflowDefinitionVersionId"]) is { Length: > 0 } versionId && DefinitionStore.Find(read, versionId) is { } version)
        {
            return Definition(version);
        }

        var definitionId = JsonCopy.Text(source["workflowDefinitionId"]) is { Length: > 0 } named ? named : Published(read).Find(d => TypeName(d) == type || d.DefinitionId == type)?.DefinitionId;
        if (definitionId is null)
        {
            return null;
        }

        // The version that the activity was drawn with, unless it is still being written.
        var number = JsonCopy.Number(source["version"]);
        var versions = DefinitionStore.Versions(read, definitionId);
        var found = versions.Find(v => v.Version == number && (v.IsPublished || !v.IsLatest)) ?? versions.Find(v => v.IsPublished);
        return found is null ? null : Definition(found);
    }

    public IEnumerable<WorkflowDefinition> All()
    {
        using var read = database.OpenRead();
        return Published(read);
    }

    /// <summary>The activity type that a workflow is offered as.</summary>
    public static string TypeName(WorkflowDefinition definition)
    {
        var words = (definition.Name ?? definition.DefinitionId).Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }

    private static List<WorkflowDefinition> Published(DbSession read) => [.. DefinitionStore.Published(read).Where(r => r.UsableAsActivity).Select(Definition)];

    private static WorkflowDefinition Definition(DefinitionRow row) =>
        DefinitionJson.Read(row.Json) with { Id = row.Id, DefinitionId = row.DefinitionId, Version = row.Version, Name = row.Name, IsPublished = row.IsPublished, IsLatest = row.IsLatest };
}
