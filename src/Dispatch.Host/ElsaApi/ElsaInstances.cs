using System.Globalization;
using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;
using Dispatch.Host.Api;
using MediatR;

namespace Dispatch.Host.ElsaApi;

/// <summary>Instances: list, read, journal, variables, cancel, delete.</summary>
internal sealed class ElsaInstances : IApiResource
{
    private const int MostRows = 1000;

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.ElsaApi().MapGroup("/workflow-instances");
        group.MapPost("", ListAsync).ToLook();
        group.MapGet("", ListByQueryAsync).ToLook();
        group.MapGet("/{id}", GetAsync).ToLook();
        group.MapGet("/{id}/execution-state", StateAsync).ToLook();
        group.MapPost("/{id}/journal", JournalAsync).ToLook();
        group.MapGet("/{id}/journal", JournalByQueryAsync).ToLook();
        group.MapGet("/{id}/journal/{activityId}", LastEntryAsync).ToLook();
        group.MapGet("/{id}/variables", VariablesAsync).ToLook();
        group.MapGet("/{id}/export", ExportAsync).ToLook();
        group.MapDelete("/{id}", DeleteAsync).ToEdit();
        group.MapPost("/{id}/mend/{activityId}", MendAsync).ToEdit();
        routes.ElsaApi().MapPost("/cancel/workflow-instances/{id}", CancelAsync).ToEdit();
    }

    private static async Task<IResult> ListAsync(HttpContext context, ISender sender)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var size = Math.Clamp(body.Number("pageSize") ?? 50, 0, MostRows);
        return Page(await sender.Send(
            new ListInstances
            {
                Search = body.Text("searchTerm"),
                DefinitionIds = [.. body.Texts("definitionIds"), .. One(body.Text("definitionId"))],
                Statuses = [.. body.Enums<WorkflowStatus>("statuses"), .. EnumOf<WorkflowStatus>(body.Text("status"))],
                SubStatuses = [.. body.Enums<WorkflowSubStatus>("subStatuses"), .. EnumOf<WorkflowSubStatus>(body.Text("subStatus"))],
                HasIncidents = body.Flag("hasIncidents"),
                CorrelationId = body.Text("correlationId"),
                Version = body.Number("version"),
                Instants = Instants(body),
                OrderBy = body.Text("orderBy"),
                Descending = !string.Equals(body.Text("orderDirection") ?? "Descending", "Ascending", StringComparison.OrdinalIgnoreCase),
                Skip = (body.Number("page") ?? 0) * size,
                Take = size,
            },
            context.RequestAborted));
    }

    private static async Task<IResult> ListByQueryAsync(HttpContext context, ISender sender)
    {
        var query = context.Request.Query;
        var size = Math.Clamp(Number(query["pageSize"]) ?? 50, 0, MostRows);
        return Page(await sender.Send(
            new ListInstances
            {
                Search = query["searchTerm"],
                DefinitionIds = [.. query["definitionIds"].OfType<string>(), .. One(query["definitionId"])],
                Statuses = [.. EnumOf<WorkflowStatus>(query["status"])],
                SubStatuses = [.. EnumOf<WorkflowSubStatus>(query["subStatus"])],
                HasIncidents = bool.TryParse(query["hasIncidents"], out var incidents) ? incidents : null,
                CorrelationId = query["correlationId"],
                Version = Number(query["version"]),
                OrderBy = query["orderBy"],
                Descending = !string.Equals(query["orderDirection"].ToString() is { Length: > 0 } direction ? direction : "Descending", "Ascending", StringComparison.OrdinalIgnoreCase),
                Skip = (Number(query["page"]) ?? 0) * size,
                Take = size,
            },
            context.RequestAborted));
    }

    private static IResult Page(InstancePage page) => ElsaJson.Ok(new { items = page.Items.Select(InstanceShape.Summary).ToList(), totalCount = page.TotalCount });

    private static async Task<IResult> GetAsync(string id, HttpContext context, ISender sender) =>
        ElsaJson.Ok(InstanceShape.Full(await sender.Send(new FindInstance(id), context.RequestAborted)));

    private static async Task<IResult> StateAsync(string id, HttpContext context, ISender sender)
    {
        var state = await sender.Send(new FindInstance(id), context.RequestAborted);
        return ElsaJson.Ok(new { state.Status, state.SubStatus, workflowSubStatus = state.SubStatus, state.UpdatedAt });
    }

    private static async Task<IResult> JournalAsync(string id, HttpContext context, ISender sender)
    {
        var filter = (await ElsaBody.ReadAsync(context.Request)).Inner("filter");
        return await EntriesAsync(id, context, sender, e =>
            Wanted(filter.Texts("activityIds"), e.ActivityId) && Wanted(filter.Texts("activityNodeIds"), e.NodeId) && Wanted(filter.Texts("eventNames"), e.EventName)
            && !filter.Texts("excludedActivityTypes").Contains(e.ActivityType));
    }

    private static Task<IResult> JournalByQueryAsync(string id, HttpContext context, ISender sender) => EntriesAsync(id, context, sender, _ => true);

    private static async Task<IResult> EntriesAsync(string id, HttpContext context, ISender sender, Func<JournalEntry, bool> wanted)
    {
        await sender.Send(new FindInstance(id), context.RequestAborted);
        var history = await sender.Send(new ReadHistory(id), context.RequestAborted);
        var records = history.Records.ToDictionary(r => r.Id, StringComparer.Ordinal);
        var entries = history.Journal.Where(wanted).ToList();
        var query = context.Request.Query;
        var take = Number(query["take"]) ?? Number(query["pageSize"]) ?? 100;
        var skip = Number(query["skip"]) ?? ((Number(query["page"]) ?? 0) * take);
        return ElsaJson.Ok(new
        {
            items = entries.Skip(skip).Take(take).Select(e => InstanceShape.Journal(e, records.GetValueOrDefault(e.ActivityInstanceId))).ToList(),
            totalCount = entries.Count,
        });
    }

    private static async Task<IResult> LastEntryAsync(string id, string activityId, HttpContext context, ISender sender)
    {
        var history = await sender.Send(new ReadHistory(id), context.RequestAborted);
        return history.Journal.LastOrDefault(e => e.ActivityId == activityId) is { } entry
            ? ElsaJson.Ok(InstanceShape.Journal(entry, null))
            : Results.StatusCode(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> VariablesAsync(string id, HttpContext context, ISender sender, GraphCache graphs)
    {
        var state = await sender.Send(new FindInstance(id), context.RequestAborted);
        var graph = graphs.Version(state.DefinitionVersionId);
        var items = new List<object>();
        foreach (var scope in state.Contexts)
        {
            foreach (var variable in graph.AtNode(scope.NodeId)?.Variables ?? [])
            {
                var value = scope.Variables is { } values && values.TryGetValue(variable.Id, out var found) ? found : null;
                items.Add(new Dictionary<string, object?> { ["id"] = variable.Id, ["name"] = variable.Name, ["value"] = value });
            }
        }

        return ElsaJson.List(items);
    }

    private static async Task<IResult> ExportAsync(string id, HttpContext context, ISender sender)
    {
        var (name, content) = await InstanceFile.OfAsync(id, sender, context.RequestAborted);
        return Results.File(content, "application/octet-stream", name);
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, ISender sender) =>
        Results.StatusCode(await sender.Send(new DeleteInstances([id]), context.RequestAborted) > 0 ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound);

    private static async Task<IResult> CancelAsync(string id, HttpContext context, ISender sender)
    {
        await sender.Send(new CancelInstance(id), context.RequestAborted);
        return Results.Ok();
    }

    // Ours: retries a failed activity, or skips it with outcomes.
    private static async Task<IResult> MendAsync(string id, string activityId, HttpContext context, ISender sender)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var state = await sender.Send(new MendInstance(id, activityId, body.Flag("skip") == true, body.Texts("outcomes")), context.RequestAborted);
        return ElsaJson.Ok(new { workflowState = InstanceShape.State(state) });
    }

    private static List<InstantFilter> Instants(ElsaBody body)
    {
        if (body.Member("timestampFilters") is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        return [.. list.EnumerateArray().Select(f => f.Deserialize<Timestamp>(Values.Json)!).Where(f => f.Column is not null && f.TimestampValue is not null)
            .Select(f => new InstantFilter(f.Column!, f.Operator ?? "Is", f.TimestampValue!.Value))];
    }

    private static bool Wanted(IReadOnlyList<string> names, string name) => names.Count == 0 || names.Contains(name);

    private static string[] One(string? text) => string.IsNullOrEmpty(text) ? [] : [text];

    private static T[] EnumOf<T>(string? text)
        where T : struct, Enum => string.IsNullOrEmpty(text) ? [] : Enum.TryParse<T>(text, true, out var value) ? [value] : throw new DefinitionRefusedException("status", $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>())}.");

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Timestamp(string? Column, string? Operator, [property: System.Text.Json.Serialization.JsonPropertyName("timestamp")] DateTimeOffset? TimestampValue);
}
