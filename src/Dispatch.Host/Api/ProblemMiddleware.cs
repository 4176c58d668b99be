using System.Text.Json;
using System.Text.RegularExpressions;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Api;

/// <summary>Turns what went wrong into an answer.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    // A form that is cut off; errors of disks carry the system's own numbers.
    private const int EndsTooEarly = unchecked((int)0x80131620);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, e);
        }
    }

    private Task AnswerAsync(HttpContext context, Exception e)
    {
        context.Response.Clear();
        switch (e)
        {
            case InvalidRequestException invalid:
                return Problem.WriteAsync(context, 400, "请求中有字段不正确。Fields of the request are not valid.", invalid.Errors);
            case BadHttpRequestException bad:
                return BadRequest(context, bad);
            case InvalidDataException or IOException { HResult: EndsTooEarly } when context.Request.HasFormContentType:
                return Problem.WriteAsync(context, 400, "表单格式错误。The form is malformed: look at its Content-Type and boundary.");
            case ForbiddenException:
                return Problem.WriteAsync(context, 403, e.Message);
            case NotPublishedException retracted:
                context.Response.Headers.RetryAfter = "300";
                return Problem.WriteAsync(context, 503, RetractedWorkflow.Words(retracted));
            case NotFoundException:
                return Problem.WriteAsync(context, 404);
            case PreconditionFailedException:
                return Problem.WriteAsync(context, 412, e.Message);
            case WriteConflictException:
                LogConflict(e);
                return Problem.WriteAsync(context, 409, "同一时刻有其他修改,未作更改,请以同一请求重试。Something else changed it at the same moment, and nothing was done: send the same request again.");
            case ConflictException:
                return Problem.WriteAsync(context, 409, e.Message);
            case UnprocessableException unprocessable:
                return Problem.WriteAsync(context, 422, e.Message, unprocessable.Errors.Count > 0 ? unprocessable.Errors : null);
            case StoreUnavailableException:
                LogUnavailable(e);
                context.Response.Headers.RetryAfter = "1";
                return Problem.WriteAsync(context, 503);
            default:
                LogFailed(context.GetEndpoint()?.DisplayName, e);
                return Problem.WriteAsync(context, 500);
        }
    }

    private static Task BadRequest(HttpContext context, BadHttpRequestException bad)
    {
        if (bad.StatusCode != StatusCodes.Status400BadRequest)
        {
            return Problem.WriteAsync(context, bad.StatusCode);
        }

        if (bad.InnerException is JsonException json)
        {
            var (field, message) = Explain(json);
            return Problem.WriteAsync(context, 400, "请求体不是所要求的 JSON。The body is not the JSON asked for.", new Dictionary<string, string[]> { [field] = [message] });
        }

        return ParameterName().Match(bad.Message) is { Success: true } match
            ? Problem.WriteAsync(context, 400, "请求中有字段不正确。Fields of the request are not valid.", new Dictionary<string, string[]> { [match.Groups[1].Value] = ["参数缺失或无效。The parameter is missing or not valid."] })
            : Problem.WriteAsync(context, 400, "请求缺少正文或格式错误。The request has no body or is malformed.");
    }

    // The serializer's own words name our types: they are put into the caller's terms.
    private static (string Field, string Message) Explain(JsonException e)
    {
        var path = e.Path is { Length: > 2 } full ? full[2..] : "";
        if (UnknownMember().Match(e.Message) is { Success: true } unknown)
        {
            var name = unknown.Groups[1].Value;
            var field = path.Length == 0 || path == name || path.EndsWith("." + name, StringComparison.Ordinal) ? path.Length == 0 ? name : path : $"{path}.{name}";
            return (field, "未知字段。Unknown member.");
        }

        if (Missing().Match(e.Message) is { Success: true } missing)
        {
            var name = missing.Groups[1].Value.Split(',')[0].Trim(' ', '\'', '.');
            return (path.Length == 0 ? name : $"{path}.{name}", "必填。Required.");
        }

        return (path.Length == 0 ? "body" : path, e.Message.Contains("时间", StringComparison.Ordinal) ? e.Message : "值无效或 JSON 格式错误。Not a valid value, or malformed JSON.");
    }

    [GeneratedRegex("JSON property '([^']+)' could not be mapped")]
    private static partial Regex UnknownMember();

    [GeneratedRegex("missing required properties including: (.+)$")]
    private static partial Regex Missing();

    [GeneratedRegex("parameter \"[^\"]*?(\\w+)\"")]
    private static partial Regex ParameterName();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store could not take a change")]
    private partial void LogUnavailable(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A change met another at the same moment, again and again")]
    private partial void LogConflict(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Endpoint} failed")]
    private partial void LogFailed(string? endpoint, Exception e);
}
