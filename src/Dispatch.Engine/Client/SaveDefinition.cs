using Dispatch.Engine.Definitions;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>Saves a definition as a draft, and publishes it when asked. Saving the same content again changes nothing and answers what is there.</summary>
/// <param name="Model">The definition as its author has it; its id says which version they worked on.</param>
/// <param name="Publish">Whether to publish it.</param>
public sealed record SaveDefinition(WorkflowDefinition Model, bool Publish) : ICommand<SavedDefinition>
{
    /// <summary>The revision that the author's work is based on; null when that isn't known. Another revision means that somebody else has saved meanwhile.</summary>
    public string? Expected { get; init; }

    /// <summary>Whether the newest version may be replaced whatever the author saw: for imports.</summary>
    public bool Replaces { get; init; }
}

internal sealed class SaveDefinitionHandler(DefinitionLibrary library, ActivityRegistry registry, IDatabase database, IdGenerator ids) : IRequestHandler<SaveDefinition, SavedDefinition>
{
    public async Task<SavedDefinition> Handle(SaveDefinition request, CancellationToken cancellationToken)
    {
        var model = Named(request.Replaces ? request.Model : InputTypes.Fill(request.Model, registry));
        var definitionId = model.DefinitionId.Length > 0 ? model.DefinitionId : Repeated(model) ?? ids.Next();
        var versions = await library.EnterAsync(definitionId, cancellationToken).ConfigureAwait(false);
        var latest = versions.Count > 0 ? versions[^1] : null;
        if (latest is not null && (request.Publish || !latest.IsPublished) && DefinitionRows.SameContent(DefinitionRows.Read(latest), model with { DefinitionId = definitionId }))
        {
            return Unchanged(request, versions, DefinitionRows.Read(latest));
        }

        CheckIsNewest(request, model, latest);
        CheckKeepsSomething(latest, model);
        var saved = latest is { IsPublished: false } draft
            ? model with { Id = draft.Id, DefinitionId = definitionId, Version = draft.Version, CreatedAt = draft.CreatedAt, IsLatest = true, IsPublished = false }
            : library.Draft(model, definitionId, versions);
        Note(request, latest, saved);
        if (request.Publish)
        {
            return library.Answer(library.Publish(saved, versions.Find(v => v.IsPublished)), alreadyPublished: false);
        }

        library.Store(saved);
        return library.Answer(saved, alreadyPublished: false);
    }

    private void Note(SaveDefinition request, DefinitionRow? latest, WorkflowDefinition saved)
    {
        var named = DefinitionRows.Named(saved);
        var (action, summary) = (request.Replaces, latest) switch
        {
            (true, _) => ("definition.imported", $"导入 {named}。Imported {named}."),
            (_, null) => ("definition.created", $"新建 {named}。Created {named}."),
            _ => ("definition.saved", $"保存 {named} 的草稿。Saved a draft of {named}."),
        };
        library.Note(action, saved, summary, library.Difference(latest is null ? null : DefinitionRows.Read(latest), saved));
    }

    private SavedDefinition Unchanged(SaveDefinition request, List<DefinitionRow> versions, WorkflowDefinition latest) =>
        request.Publish && !latest.IsPublished
            ? library.Answer(library.Publish(latest, versions.Find(v => v.IsPublished)), alreadyPublished: false)
            : library.Answer(latest, alreadyPublished: latest.IsPublished);

    private static WorkflowDefinition Named(WorkflowDefinition model)
    {
        if (model.Name is null && model.DefinitionId.Length > 0)
        {
            return model with { Name = model.DefinitionId };
        }

        return string.IsNullOrWhiteSpace(model.Name)
            ? throw new DefinitionRefusedException("name", "流程需要名称。A workflow needs a name.")
            : model;
    }

    // A new definition has no id yet, so its repeat is known by its name and content.
    private string? Repeated(WorkflowDefinition model)
    {
        using var read = database.OpenRead();
        var ids = read.Query("SELECT id FROM engine_definitions WHERE is_latest = 1 AND name = $1", r => r.GetString(0), model.Name);
        var rows = ids.Select(id => DefinitionStore.Find(read, id)!).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        return rows.Find(r => r.Version == 1 && DefinitionRows.SameContent(DefinitionRows.Read(r), model with { DefinitionId = r.DefinitionId }))?.DefinitionId
            ?? throw new DefinitionRefusedException("name", $"已有名为“{model.Name}”的流程,请换一个名称。There is a workflow named '{model.Name}' already: choose another name.");
    }

    private static void CheckIsNewest(SaveDefinition request, WorkflowDefinition model, DefinitionRow? latest)
    {
        if (latest is null || request.Replaces)
        {
            return;
        }

        var isOld = model.Id.Length > 0 && model.Id != latest.Id;
        var isOther = request.Expected is { } expected && expected != DefinitionRows.Revision(latest);
        if (isOld || isOther)
        {
            throw new DefinitionRefusedException(
                "version",
                $"别人已保存了更新的内容(第 {latest.Version} 版),您的改动没有保存。请重新打开流程后再改。Somebody else has saved newer content (version {latest.Version}); your change was not saved. Open the workflow again and repeat it there.");
        }
    }

    // A designer that could not draw the nodes would otherwise replace all of them by an empty canvas.
    private void CheckKeepsSomething(DefinitionRow? latest, WorkflowDefinition model)
    {
        if (latest is null || DefinitionRows.Read(latest).Root is not { } before)
        {
            return;
        }

        var known = ActivityTree.Children(before).Select(c => IdOf(c.Child)).ToHashSet(StringComparer.Ordinal);
        var kept = model.Root is { } after ? ActivityTree.All(after).Select(a => IdOf(a.Activity)) : [];
        if (known.Count > 1 && !kept.Any(known.Contains))
        {
            throw new DefinitionRefusedException(
                "root",
                $"这次保存会丢掉全部 {known.Count} 个活动,已拒绝。请重新打开流程;确实要清空时请删除该流程后重建。This save would drop all {known.Count} activities and was refused. Open the workflow again; to start over, delete it and create a new one.");
        }
    }

    private static string IdOf(System.Text.Json.Nodes.JsonObject activity) => activity["id"]?.ToString() ?? "";
}
