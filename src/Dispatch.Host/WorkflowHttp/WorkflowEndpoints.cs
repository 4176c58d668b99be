using System.Text.Json;
using Dispatch.Engine.Activities.Http;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.State;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Routing.Template;

namespace Dispatch.Host.WorkflowHttp;

/// <summary>Brings HTTP requests under <c>/workflows</c> to the HTTP endpoints of workflows: those that start one by their path's template, those that wait by their path as it stands.</summary>
internal sealed class WorkflowEndpoints : IApiResource
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/workflows/{**path}", ["GET", "POST", "PUT", "DELETE", "PATCH"], ServeAsync).ForEveryone().ExcludeFromDescription();

    private static async Task<IResult> ServeAsync(string? path, HttpContext context, IDatabase database, GraphCache graphs, Stimuli stimuli, CallerContext callers)
    {
        var endpoint = Find(path ?? "", context.Request.Method, database);
        if (endpoint is null)
        {
            return Results.NotFound();
        }

        if (!callers.Caller.IsKnown && endpoint.NeedsSignIn(graphs))
        {
            return Results.Unauthorized();
        }

        var input = await RequestAsync(context.Request, path ?? "", endpoint.Values);
        var reached = await stimuli.SendAsync(HttpEndpoint.StimulusName, HttpEndpoint.Payload(endpoint.Path, context.Request.Method), new StimulusFilter(), input, context.RequestAborted);
        return Answer(reached);
    }

    private static FoundEndpoint? Find(string path, string method, IDatabase database)
    {
        using var read = database.OpenRead();
        var triggers = read.Query("SELECT payload, version_id, activity_id FROM engine_triggers WHERE name = $1", r => (Payload: r.GetString(0), Version: r.GetString(1), Activity: r.GetString(2)), HttpEndpoint.StimulusName);
        foreach (var (payload, version, activity) in triggers)
        {
            using var parsed = JsonDocument.Parse(payload);
            var template = parsed.RootElement.GetProperty("path").GetString()!;
            var values = new RouteValueDictionary();
            if (string.Equals(parsed.RootElement.GetProperty("method").GetString(), method, StringComparison.OrdinalIgnoreCase)
                && new TemplateMatcher(TemplateParser.Parse(template), []).TryMatch("/" + path.Trim('/'), values))
            {
                return new FoundEndpoint(template, values, version, activity);
            }
        }

        var hash = Stimulus.HashOf(HttpEndpoint.StimulusName, HttpEndpoint.Payload(path, method));
        return read.QueryFirst(
            "SELECT i.version_id FROM engine_bookmarks b JOIN engine_instances i ON i.id = b.instance_id WHERE b.hash = $1 LIMIT 1",
            r => new FoundEndpoint(path, [], r.GetString(0), null),
            hash);
    }

    private static async Task<JsonElement> RequestAsync(HttpRequest request, string path, RouteValueDictionary values)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        return Values.ToJson(new
        {
            path = "/" + path,
            method = request.Method,
            routeData = values.ToDictionary(v => v.Key, v => v.Value?.ToString()),
            query = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()),
            headers = request.Headers.Where(h => !IsSecret(h.Key)).ToDictionary(h => h.Key, h => h.Value.ToString()),
            content = Content(request, text),
        });
    }

    // What signs the caller in must not come to rest in an instance.
    private static bool IsSecret(string header) => header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || header.Equals("Cookie", StringComparison.OrdinalIgnoreCase);

    private static object? Content(HttpRequest request, string text)
    {
        if (text.Length == 0 || !request.HasJsonContentType())
        {
            return text.Length == 0 ? null : text;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text, Values.Json);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static IResult Answer(IReadOnlyList<WorkflowState> reached)
    {
        var written = reached.Select(s => s.Properties.GetValueOrDefault(WriteHttpResponse.Property)).OfType<JsonElement>().FirstOrDefault();
        if (written.ValueKind != JsonValueKind.Object)
        {
            return Results.Json(new { workflowInstanceIds = reached.Select(s => s.Id) });
        }

        var content = written.TryGetProperty("content", out var given) ? given : default;
        var isText = content.ValueKind == JsonValueKind.String;
        var type = written.TryGetProperty("contentType", out var named) && named.GetString() is { Length: > 0 } said ? said : isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
        var body = isText ? content.GetString() : content.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "" : content.GetRawText();
        return Results.Text(body, type, statusCode: written.GetProperty("statusCode").GetInt32());
    }

    /// <summary>An endpoint that takes the request.</summary>
    private sealed record FoundEndpoint(string Path, RouteValueDictionary Values, string VersionId, string? ActivityId)
    {
        public bool NeedsSignIn(GraphCache graphs)
        {
            var graph = graphs.Version(VersionId);
            return ActivityId is null
                ? graph.Activities.OfType<HttpEndpoint>().Any(e => e.NeedsSignIn)
                : graph.WithId(ActivityId) is not HttpEndpoint endpoint || endpoint.NeedsSignIn;
        }
    }
}
