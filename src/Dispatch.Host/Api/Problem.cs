using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Host.Open311;

namespace Dispatch.Host.Api;

/// <summary>An error as an answer: <c>application/problem+json</c> after RFC 9457. Never a stack, SQL or a path.</summary>
internal sealed record Problem(string Type, string Title, int Status, string? Detail, string TraceId)
{
    /// <summary>What is wrong, by field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Whether the caller is a program that wants a problem rather than a page.</summary>
    public static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/elsa", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/open311", StringComparison.OrdinalIgnoreCase)
        || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers with a problem; a person gets a page instead, which says the same and stands around all that is answered without a body.</summary>
    public static async Task WriteAsync(HttpContext context, int status, string? detail = null, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        var (name, title, usual) = Words(status);
        if (Open311Errors.AreExpected(context.Request))
        {
            await Open311Errors.WriteAsync(context, status, detail ?? usual, errors);
            return;
        }

        var response = context.Response;
        response.StatusCode = status;
        if (!IsForPrograms(context.Request))
        {
            context.Items[typeof(Problem)] = detail;
            return;
        }

        response.ContentType = "application/problem+json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "ApiKey";
        }

        var problem = new Problem($"urn:dispatch:problem:{name}", title, status, detail ?? usual, Activity.Current?.Id ?? context.TraceIdentifier) { Errors = errors };
        await JsonSerializer.SerializeAsync(response.Body, problem, ApiJson.Options, context.RequestAborted);
    }

    /// <summary>What exactly is wrong, where a person is to be told; null where the status says it all.</summary>
    public static string? DetailFor(HttpContext context) => context.Items[typeof(Problem)] as string;

    private static (string Name, string Title, string? Usual) Words(int status) => status switch
    {
        400 => ("invalid-request", "请求有误 Invalid request", null),
        401 => ("not-signed-in", "未登录 Not signed in", "请提供有效的密钥(X-Api-Key)或令牌。Send a valid key (X-Api-Key) or token."),
        403 => ("forbidden", "无权操作 Forbidden", "此密钥或账号无权进行该操作。This key or account has no right to this."),
        404 => ("not-found", "不存在 Not found", "不存在,或不归您查看。Not there, or not yours to see."),
        405 => ("method-not-allowed", "方法不支持 Method not allowed", "请查看响应头 Allow。See the Allow header."),
        409 => ("conflict", "与当前状态冲突 Conflict with the present state", null),
        412 => ("precondition-failed", "版本已变化 Precondition failed", null),
        413 => ("too-large", "内容过大 Content too large", "请求体超过上限。The body is larger than allowed."),
        415 => ("unsupported-media-type", "内容类型不支持 Unsupported media type", "请使用 application/json。Send application/json."),
        422 => ("unprocessable", "内容不符合要求 Unprocessable content", null),
        429 => ("too-many-requests", "请求过多 Too many requests", "请按 Retry-After 稍后重试。Try again after Retry-After."),
        503 => ("unavailable", "暂时不可用 Temporarily unavailable", "数据库暂时无法写入,请稍后以同一请求重试。The store cannot take the change now: send the same request again later."),
        >= 500 => ("error", "服务器错误 Server error", "请把 traceId 告知管理员。Tell your administrator the traceId."),
        _ => ("error", "请求未成功 Request failed", null),
    };
}
