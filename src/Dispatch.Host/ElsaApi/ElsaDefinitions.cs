using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using MediatR;

namespace Dispatch.Host.ElsaApi;

/// <summary>Definitions: list, read, save, publish, versions, import and export.</summary>
internal sealed class ElsaDefinitions : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.ElsaApi().MapGroup("/workflow-definitions");
        group.MapGet("", ListAsync).ToLook();
        group.MapPost("", SaveAsync).ToEdit();
        group.MapGet("/by-definition-id/{definitionId}", GetAsync).ToLook();
        group.MapGet("/{definitionId}", GetAsync).ToLook();
        group.MapGet("/by-id/{id}", GetVersionAsync).ToLook();
        group.MapGet("/many-by-id", ManyAsync).ToLook();
        group.MapGet("/{definitionId}/versions", VersionsAsync).ToLook();
        group.MapGet("/query/count", CountAsync).ToLook();
        group.MapGet("/validation/is-name-unique", IsNameUniqueAsync).ToLook();
        group.MapPost("/{definitionId}/publish", PublishAsync).ToEdit();
        group.MapPost("/{definitionId}/retract", RetractAsync).ToEdit();
        group.MapPost("/{definitionId}/revert/{version:int}", RevertAsync).ToEdit();
        group.MapDelete("/{definitionId}", DeleteAsync).ToEdit();
        group.MapDelete("/{definitionId}/version/{version:int}", DeleteNumberAsync).ToEdit();
        group.MapGet("/{definitionId}/export", ExportAsync).ToLook();
        group.MapPost("/{definitionId}/export", ExportAsync).ToLook();
        group.MapPost("/import", ImportAsync).ToEdit();
        group.MapPut("/import", ImportAsync).ToEdit();
        group.MapPut("/{definitionId}/import", ImportAsync).ToEdit();
        group.MapPost("/import-files", ImportFilesAsync).ToEdit();
        group.MapGet("/{definitionId}/consumers", Consumers).ToLook();
        group.MapPost("/{definitionId}/update-references", UpdateReferencesAsync).ToEdit();
        group.MapPost("/refresh", () => ElsaJson.Ok(new { refreshed = Array.Empty<string>(), notFound = Array.Empty<string>() })).ToEdit();
        group.MapPost("/reload", () => Results.Ok()).ToEdit();
        routes.ElsaApi().MapDelete("/workflow-definition-versions/{id}", DeleteVersionAsync).ToEdit();
    }

    private static async Task<IResult> ListAsync(HttpContext context, ISender sender)
    {
        var query = context.Request.Query;
        var page = Number(query["Page"]) ?? 0;
        var size = Number(query["PageSize"]);
        var found = await sender.Send(
            new ListDefinitions
            {
                Versions = VersionOptions.Parse(query["versionOptions"]),
                DefinitionIds = query.TryGetValue("DefinitionIds", out var definitions) ? Many(definitions) : null,
                Ids = query.TryGetValue("Ids", out var ids) ? Many(ids) : null,
                Search = query["SearchTerm"],
                IsSystem = bool.TryParse(query["IsSystem"], out var system) ? system : null,
                OrderBy = query["OrderBy"],
                Descending = string.Equals(query["OrderDirection"], "Descending", StringComparison.OrdinalIgnoreCase),
                Skip = page * (size ?? 0),
                Take = size,
            },
            context.RequestAborted);
        var edit = SignIn.MayEdit(context);
        return ElsaJson.Ok(new
        {
            links = DefinitionShape.ListLinks(edit),
            items = found.Items.Select(r => DefinitionShape.Summary(r, edit)).ToList(),
            totalCount = found.TotalCount,
        });
    }

    private static Task<IResult> GetAsync(string definitionId, HttpContext context, ISender sender, DefinitionShape shape, DraftReceipts receipts) => OneAsync(
        new ListDefinitions { DefinitionIds = [definitionId], Versions = Options(context, VersionOptions.Latest), OrderBy = "Version", Descending = true, Take = 1 },
        context, sender, shape, receipts);

    private static Task<IResult> GetVersionAsync(string id, HttpContext context, ISender sender, DefinitionShape shape, DraftReceipts receipts) =>
        OneAsync(new ListDefinitions { Ids = [id], Take = 1 }, context, sender, shape, receipts);

    private static async Task<IResult> OneAsync(ListDefinitions wanted, HttpContext context, ISender sender, DefinitionShape shape, DraftReceipts receipts)
    {
        var found = await sender.Send(wanted, context.RequestAborted);
        return found.Items.Count == 0 ? Results.StatusCode(StatusCodes.Status404NotFound) : ElsaJson.Ok(Shown(found.Items[0], context, shape, receipts));
    }

    private static JsonObject Shown(DefinitionRow row, HttpContext context, DefinitionShape shape, DraftReceipts receipts)
    {
        if (row.IsLatest)
        {
            receipts.Received(SignIn.Id(context), row.DefinitionId, DefinitionRows.Revision(row));
        }

        return shape.Full(DefinitionRows.Read(row), SignIn.MayEdit(context));
    }

    private static async Task<IResult> ManyAsync(HttpContext context, ISender sender, DefinitionShape shape, DraftReceipts receipts)
    {
        var found = await sender.Send(new ListDefinitions { Ids = Many(context.Request.Query["ids"]) }, context.RequestAborted);
        return ElsaJson.List(found.Items.Select(r => Shown(r, context, shape, receipts)).ToList());
    }

    private static async Task<IResult> VersionsAsync(string definitionId, HttpContext context, ISender sender)
    {
        var found = await sender.Send(new ListDefinitions { DefinitionIds = [definitionId], OrderBy = "Version", Descending = true }, context.RequestAborted);
        return ElsaJson.Ok(found.Items.Select(r => DefinitionShape.Summary(r, null)).ToList());
    }

    private static async Task<IResult> CountAsync(HttpContext context, ISender sender)
    {
        var found = await sender.Send(new ListDefinitions { Versions = Options(context, VersionOptions.Latest), Take = 0 }, context.RequestAborted);
        return ElsaJson.Ok(new { count = found.TotalCount });
    }

    private static async Task<IResult> IsNameUniqueAsync(HttpContext context, ISender sender) => ElsaJson.Ok(new
    {
        isUnique = await sender.Send(new IsDefinitionNameUnique(context.Request.Query["name"].ToString(), context.Request.Query["definitionId"]), context.RequestAborted),
    });

    private static async Task<IResult> SaveAsync(HttpContext context, ISender sender, DefinitionShape shape, DraftReceipts receipts)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var model = DefinitionJson.Read(body.Member("model") ?? throw new DefinitionRefusedException("model", "The member 'model' with the definition is missing."));
        var signIn = SignIn.Id(context);
        var save = new SaveDefinition(model, body.Flag("publish") == true) { Expected = receipts.Expected(signIn, model.DefinitionId, model.Id.Length > 0) };
        return Saved(await sender.Send(save, context.RequestAborted), context, shape, receipts);
    }

    private static async Task<IResult> PublishAsync(string definitionId, HttpContext context, ISender sender, DefinitionShape shape, DraftReceipts receipts) =>
        Saved(await sender.Send(new PublishDefinition(definitionId), context.RequestAborted), context, shape, receipts);

    private static IResult Saved(SavedDefinition saved, HttpContext context, DefinitionShape shape, DraftReceipts receipts)
    {
        receipts.Saved(SignIn.Id(context), saved);
        return ElsaJson.Ok(new
        {
            workflowDefinition = shape.Full(saved.Definition, mayEdit: true),
            alreadyPublished = saved.AlreadyPublished,
            consumingWorkflowCount = saved.Consumers,
            validationErrors = saved.Warnings,
        });
    }

    private static async Task<IResult> RetractAsync(string definitionId, HttpContext context, ISender sender, DefinitionShape shape, DraftReceipts receipts)
    {
        var saved = await sender.Send(new RetractDefinition(definitionId), context.RequestAborted);
        receipts.Saved(SignIn.Id(context), saved);
        return ElsaJson.Ok(shape.Full(saved.Definition, mayEdit: true));
    }

    private static async Task<IResult> RevertAsync(string definitionId, int version, HttpContext context, ISender sender, DraftReceipts receipts)
    {
        var saved = await sender.Send(new RevertDefinition(definitionId, version), context.RequestAborted);
        receipts.Saved(SignIn.Id(context), saved);
        var found = await sender.Send(new ListDefinitions { Ids = [saved.Definition.Id] }, context.RequestAborted);
        context.Response.Headers.Location = $"/elsa/api/workflow-definitions/by-id/{saved.Definition.Id}";
        return ElsaJson.Of(StatusCodes.Status201Created, DefinitionShape.Summary(found.Items[0], null));
    }

    private static async Task<IResult> DeleteAsync(string definitionId, HttpContext context, ISender sender)
    {
        await sender.Send(new DeleteDefinition(definitionId), context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteVersionAsync(string id, HttpContext context, ISender sender)
    {
        await sender.Send(new DeleteDefinitionVersion(id), context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteNumberAsync(string definitionId, int version, HttpContext context, ISender sender)
    {
        var found = await sender.Send(new ListDefinitions { DefinitionIds = [definitionId], Versions = VersionOptions.Parse(version.ToString(CultureInfo.InvariantCulture)) }, context.RequestAborted);
        if (found.Items.Count == 0)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        await sender.Send(new DeleteDefinitionVersion(found.Items[0].Id), context.RequestAborted);
        return Results.Ok();
    }

    private static async Task<IResult> ExportAsync(string definitionId, HttpContext context, ISender sender, DefinitionLibrary library)
    {
        var found = await sender.Send(
            new ListDefinitions { DefinitionIds = [definitionId], Versions = Options(context, VersionOptions.Latest), OrderBy = "Version", Descending = true, Take = 1 }, context.RequestAborted);
        if (found.Items.Count == 0)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        var consumers = bool.TryParse(context.Request.Query["includeConsumingWorkflows"], out var with) && with ? await ConsumersAsync(found.Items, library, sender, context.RequestAborted) : [];
        return consumers.Count > 0
            ? Results.File(await ArchiveAsync(found.Items.Concat(consumers)), "application/zip", "workflow-definitions.zip")
            : Results.File(Encoding.UTF8.GetBytes(DefinitionJson.Export(DefinitionRows.Read(found.Items[0]))), "application/octet-stream", FileName(found.Items[0]));
    }

    /// <summary>The newest versions of the definitions that use these as activities, directly or through others.</summary>
    public static async Task<IReadOnlyList<DefinitionRow>> ConsumersAsync(IReadOnlyList<DefinitionRow> used, DefinitionLibrary library, ISender sender, CancellationToken cancellation)
    {
        var seen = used.Select(r => r.DefinitionId).ToHashSet(StringComparer.Ordinal);
        var open = new Queue<string>(seen);
        var consumers = new List<string>();
        while (open.TryDequeue(out var id))
        {
            foreach (var consumer in library.Consumers(id).Where(seen.Add))
            {
                consumers.Add(consumer);
                open.Enqueue(consumer);
            }
        }

        return consumers.Count == 0 ? [] : (await sender.Send(new ListDefinitions { DefinitionIds = consumers, Versions = VersionOptions.Latest }, cancellation)).Items;
    }

    /// <summary>Several versions in one archive.</summary>
    public static Task<byte[]> ArchiveAsync(IEnumerable<DefinitionRow> rows) =>
        JsonFiles.ArchiveAsync(rows.Select(r => (FileName(r), Encoding.UTF8.GetBytes(DefinitionJson.Export(DefinitionRows.Read(r))))).ToAsyncEnumerable());

    private static string FileName(DefinitionRow row)
    {
        var name = new string([.. (row.Name ?? "").ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-')]).Trim('-');
        return $"workflow-definition-{name}-{row.DefinitionId}-{row.Id}.json";
    }

    private static async Task<IResult> ImportAsync(HttpContext context, ISender sender, DefinitionShape shape, DraftReceipts receipts)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var saved = await ImportOneAsync(DefinitionJson.Read(body.Json), context, sender, receipts);
        return ElsaJson.Ok(shape.Full(saved.Definition, mayEdit: true));
    }

    private static async Task<SavedDefinition> ImportOneAsync(WorkflowDefinition definition, HttpContext context, ISender sender, DraftReceipts receipts)
    {
        var saved = await sender.Send(new SaveDefinition(definition with { Id = "" }, Publish: false) { Replaces = true }, context.RequestAborted);
        receipts.Saved(SignIn.Id(context), saved);
        return saved;
    }

    private static async Task<IResult> ImportFilesAsync(HttpContext context, ISender sender, DraftReceipts receipts)
    {
        var files = await JsonFiles.OfAsync(context.Request, context.RequestAborted);
        foreach (var (_, content) in files)
        {
            await ImportOneAsync(DefinitionJson.Read(Encoding.UTF8.GetString(content)), context, sender, receipts);
        }

        return ElsaJson.Ok(new { count = files.Count });
    }

    private static IResult Consumers(string definitionId, DefinitionLibrary library) => ElsaJson.Ok(new { consumingWorkflowDefinitionIds = library.Consumers(definitionId) });

    private static async Task<IResult> UpdateReferencesAsync(string definitionId, HttpContext context, ISender sender)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var only = body.Member("consumingWorkflowIds") is null ? null : body.Texts("consumingWorkflowIds");
        return ElsaJson.Ok(new { affectedWorkflows = await sender.Send(new UpdateConsumers(definitionId, only), context.RequestAborted) });
    }

    private static VersionOptions Options(HttpContext context, VersionOptions usual) =>
        context.Request.Query["versionOptions"].ToString() is { Length: > 0 } text ? VersionOptions.Parse(text) : usual;

    private static List<string> Many(Microsoft.Extensions.Primitives.StringValues values) =>
        [.. values.SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
