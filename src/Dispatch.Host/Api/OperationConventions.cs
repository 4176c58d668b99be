using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dispatch.Host.Api;

/// <summary>Says in the description of every operation what all have in common: who may call it, safe repeats, versions, pages, problems, examples.</summary>
internal sealed class OperationConventions : IOpenApiOperationTransformer
{
    private static readonly (int Status, string Words)[] _always = [(400, "请求有误 Invalid request"), (429, "请求过多 Too many requests"), (503, "暂时不可用 Temporarily unavailable")];
    private static readonly (int Status, string Words)[] _signedIn = [(401, "未登录 Not signed in"), (403, "无权操作 Forbidden")];

    private static readonly (int Status, string Words)[] _bodies = [(413, "内容过大 Too large"), (415, "类型不支持 Unsupported media type"), (422, "内容不符合要求 Unprocessable")];
    private static readonly (int Status, string Words)[] _changes = [(409, "冲突 Conflict"), (412, "版本已变化 Precondition failed"), .. _bodies];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var (method, path) = (context.Description.HttpMethod ?? "GET", "/" + context.Description.RelativePath?.TrimEnd('/'));
        var access = context.Description.ActionDescriptor.EndpointMetadata.OfType<EndpointAccess>().FirstOrDefault();
        operation.Description ??= access is null or { IsOpen: true } ? "无需登录。No sign-in needed." : $"可调用的角色 For: {string.Join(", ", access.Roles.Order(StringComparer.Ordinal))}.";
        if (access is { IsOpen: true })
        {
            operation.Security = [];
        }

        var changes = method != "GET" && !context.Description.ActionDescriptor.EndpointMetadata.OfType<OnlyAsks>().Any();
        if (method != "GET" && !changes)
        {
            operation.Description += " 只作查询,不改变任何内容。Only asks: nothing is changed.";
        }

        AddParameters(operation, method, path, changes);
        AddProblems(operation, path, access is { IsOpen: true }, method == "GET" ? [] : changes ? _changes : _bodies, context.Document!);
        AddExamples(operation, $"{method} {path}");
        return Task.CompletedTask;
    }

    private static void AddParameters(OpenApiOperation operation, string method, string path, bool changes)
    {
        operation.Parameters ??= [];
        if (method == "POST")
        {
            operation.Parameters.Add(Header("Idempotency-Key", "同一键的重复请求返回首次答复(24 小时内)。A repeat with the same key gets the first answer, for 24 hours.", Text(1, 255)));
        }

        if (changes && (method != "POST" || path.Contains('{', StringComparison.Ordinal)))
        {
            operation.Parameters.Add(Header("If-Match", "仅当版本仍是此 ETag 时才修改,否则 412。Change only when the version is still this ETag, else 412.", Text(1, 500)));
        }

        if (IsPaged(operation))
        {
            AddQuery(operation, "limit", "每页条数。Items on a page.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200", Default = JsonValue.Create(50) });
            AddQuery(operation, "cursor", "上一页的 nextCursor。The nextCursor of the page before.", Text(0, 500));
        }
    }

    private static void AddProblems(OpenApiOperation operation, string path, bool isOpen, (int Status, string Words)[] own, OpenApiDocument document)
    {
        operation.Responses ??= [];
        var statuses = _always.Concat(isOpen ? [] : _signedIn)
            .Concat(path.Contains('{', StringComparison.Ordinal) ? [(404, "不存在,或不归您查看 Not there, or not yours to see")] : [])
            .Concat(own).ToDictionary(s => s.Item1.ToString(System.Globalization.CultureInfo.InvariantCulture), s => s.Item2, StringComparer.Ordinal);
        foreach (var unfit in operation.Responses.Keys.Where(status => status[0] is '4' or '5' && !statuses.ContainsKey(status)).ToList())
        {
            operation.Responses.Remove(unfit);
        }

        foreach (var (status, words) in statuses)
        {
            operation.Responses[status] = new OpenApiResponse
            {
                Description = words,
                Headers = status is "429" or "503" ? new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal) { ["Retry-After"] = new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } } } : null,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), document) } },
            };
        }
    }

    private static void AddExamples(OpenApiOperation operation, string route)
    {
        foreach (var (language, body) in RequestExamples.Of(route))
        {
            // A text is a file of that content.
            var value = JsonNode.Parse(body)!;
            if (operation.RequestBody?.Content?.TryGetValue(value is JsonValue ? "text/csv" : "application/json", out var media) == true)
            {
                media.Examples ??= new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal);
                media.Examples[language] = new OpenApiExample { Summary = language == "zh" ? "示例" : "Example", Value = value };
            }
        }
    }

    private static bool IsPaged(OpenApiOperation operation) => operation.Responses?.Values.Any(r =>
        r.Content?.Values.Any(c => c.Schema is OpenApiSchemaReference { Reference.Id: { } id } && id.StartsWith("PageOf", StringComparison.Ordinal)) == true) == true;

    private static void AddQuery(OpenApiOperation operation, string name, string words, OpenApiSchema schema)
    {
        if (operation.Parameters!.FirstOrDefault(p => p.Name == name) is OpenApiParameter there)
        {
            (there.Description, there.Schema) = (words, schema);
            return;
        }

        operation.Parameters!.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = words, Schema = schema });
    }

    private static OpenApiParameter Header(string name, string words, OpenApiSchema schema) => new() { Name = name, In = ParameterLocation.Header, Description = words, Schema = schema };

    private static OpenApiSchema Text(int shortest, int longest) => new() { Type = JsonSchemaType.String, MinLength = shortest, MaxLength = longest };
}
