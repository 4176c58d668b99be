using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;
using Dispatch.Host.Api;
using MediatR;

namespace Dispatch.Host.ElsaApi;

/// <summary>The same done to several definitions or instances.</summary>
internal sealed class ElsaBulk : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.ElsaApi().MapGroup("/bulk-actions");
        group.MapPost("/delete/workflow-definitions/by-definition-id", DeleteDefinitionsAsync).ToEdit();
        group.MapPost("/delete/workflow-definitions/by-id", DeleteVersionsAsync).ToEdit();
        group.MapPost("/publish/workflow-definitions/by-definition-ids", PublishAsync).ToEdit();
        group.MapPost("/retract/workflow-definitions/by-definition-ids", RetractAsync).ToEdit();
        group.MapPost("/export/workflow-definitions", ExportAsync).ToLook();
        group.MapPost("/export/workflow-instances", ExportInstancesAsync).ToLook();
        group.MapPost("/import/workflow-instances", ImportInstancesAsync).ToEdit();
        group.MapPost("/delete/workflow-instances/by-id", DeleteInstancesAsync).ToEdit();
        group.MapPost("/cancel/workflow-instances", CancelInstancesAsync).ToEdit();
    }

    private static async Task<IResult> DeleteDefinitionsAsync(HttpContext context, ISender sender)
    {
        var ids = (await ElsaBody.ReadAsync(context.Request)).Texts("definitionIds");
        return ElsaJson.Ok(new { deleted = await CountAsync(ids, id => DoneAsync(new DeleteDefinition(id), sender, context.RequestAborted)) });
    }

    private static async Task<IResult> DeleteVersionsAsync(HttpContext context, ISender sender)
    {
        var ids = (await ElsaBody.ReadAsync(context.Request)).Texts("ids");
        return ElsaJson.Ok(new { deleted = await CountAsync(ids, id => DoneAsync(new DeleteDefinitionVersion(id), sender, context.RequestAborted)) });
    }

    // One that is refused does not keep the others back; what it said is the answer.
    private static async Task<int> CountAsync<T>(IReadOnlyList<T> all, Func<T, Task<bool>> act)
    {
        var count = 0;
        var refused = new List<string>();
        foreach (var one in all)
        {
            try
            {
                count += await act(one) ? 1 : 0;
            }
            catch (NotFoundException)
            {
                // What is gone already is not counted.
            }
            catch (DefinitionRefusedException e)
            {
                refused.AddRange(e.Messages);
            }
        }

        return refused.Count == 0 ? count : throw new DefinitionRefusedException("id", refused);
    }

    private static async Task<IResult> PublishAsync(HttpContext context, ISender sender, DraftReceipts receipts)
    {
        List<string> published = [], alreadyPublished = [], notFound = [], failed = [];
        var warnings = new Dictionary<string, IReadOnlyList<DefinitionWarning>>(StringComparer.Ordinal);
        foreach (var id in (await ElsaBody.ReadAsync(context.Request)).Texts("definitionIds"))
        {
            try
            {
                var saved = await sender.Send(new PublishDefinition(id), context.RequestAborted);
                (saved.AlreadyPublished ? alreadyPublished : published).Add(id);
                receipts.Saved(SignIn.Id(context), saved);
                if (saved.Warnings.Count > 0)
                {
                    warnings[id] = saved.Warnings;
                }
            }
            catch (NotFoundException)
            {
                notFound.Add(id);
            }
            catch (DefinitionRefusedException e)
            {
                failed.Add(id);
                warnings[id] = [.. e.Messages.Select(m => new DefinitionWarning(null, m))];
            }
        }

        return ElsaJson.Ok(new { published, alreadyPublished, notFound, skipped = Array.Empty<string>(), updatedConsumers = Array.Empty<string>(), failed, warnings });
    }

    private static async Task<IResult> RetractAsync(HttpContext context, ISender sender, DraftReceipts receipts)
    {
        List<string> retracted = [], alreadyRetracted = [], notFound = [];
        foreach (var id in (await ElsaBody.ReadAsync(context.Request)).Texts("definitionIds"))
        {
            try
            {
                var saved = await sender.Send(new RetractDefinition(id), context.RequestAborted);
                receipts.Saved(SignIn.Id(context), saved);
                retracted.Add(id);
            }
            catch (NotFoundException)
            {
                notFound.Add(id);
            }
            catch (DefinitionRefusedException)
            {
                alreadyRetracted.Add(id);
            }
        }

        return ElsaJson.Ok(new { retracted, alreadyRetracted, skipped = Array.Empty<string>(), notPublished = Array.Empty<string>(), notFound });
    }

    private static async Task<IResult> ExportAsync(HttpContext context, ISender sender, DefinitionLibrary library)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var found = await sender.Send(new ListDefinitions { Ids = body.Texts("ids") }, context.RequestAborted);
        var consumers = body.Flag("includeConsumingWorkflows") == true ? await ElsaDefinitions.ConsumersAsync(found.Items, library, sender, context.RequestAborted) : [];
        return Results.File(await ElsaDefinitions.ArchiveAsync(found.Items.Concat(consumers)), "application/zip", "workflow-definitions.zip");
    }

    private static async Task<IResult> ExportInstancesAsync(HttpContext context, ISender sender)
    {
        var ids = (await ElsaBody.ReadAsync(context.Request)).Texts("ids");
        return Results.File(await JsonFiles.ArchiveAsync(InstanceFile.OfAllAsync(ids, sender, context.RequestAborted)), "application/zip", "workflow-instances.zip");
    }

    private static async Task<IResult> ImportInstancesAsync(HttpContext context, ISender sender)
    {
        var files = await JsonFiles.OfAsync(context.Request, context.RequestAborted);
        var imported = await CountAsync(files, file => sender.Send(InstanceFile.Read(file.Name, file.Content), context.RequestAborted));
        return ElsaJson.Ok(new { imported });
    }

    private static async Task<IResult> DeleteInstancesAsync(HttpContext context, ISender sender)
    {
        var ids = (await ElsaBody.ReadAsync(context.Request)).Texts("ids");
        return ElsaJson.Ok(new { deleted = await CountAsync(ids, async id => await sender.Send(new DeleteInstances([id]), context.RequestAborted) > 0) });
    }

    private static async Task<IResult> CancelInstancesAsync(HttpContext context, ISender sender)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var wanted = await WantedAsync(body, sender, context.RequestAborted);
        return ElsaJson.Ok(new { cancelled = await CountAsync(wanted, id => CancelAsync(id, sender, context.RequestAborted)) });
    }

    private static async Task<bool> CancelAsync(string id, ISender sender, CancellationToken cancellation) =>
        (await sender.Send(new FindInstance(id), cancellation)).Status == WorkflowStatus.Running && await DoneAsync(new CancelInstance(id), sender, cancellation);

    private static async Task<bool> DoneAsync<T>(IRequest<T> request, ISender sender, CancellationToken cancellation)
    {
        await sender.Send(request, cancellation);
        return true;
    }

    private static async Task<IReadOnlyList<string>> WantedAsync(ElsaBody body, ISender sender, CancellationToken cancellation)
    {
        var ids = body.Texts("ids");
        if (ids.Count > 0 || (body.Text("definitionVersionId") ?? body.Text("definitionId")) is null)
        {
            return ids;
        }

        var running = await sender.Send(
            new ListInstances { DefinitionIds = body.Text("definitionId") is { } id ? [id] : [], Search = body.Text("definitionVersionId"), Statuses = [WorkflowStatus.Running], Take = 10_000 }, cancellation);
        return [.. running.Items.Where(i => body.Text("definitionVersionId") is not { } version || i.VersionId == version).Select(i => i.Id)];
    }
}
