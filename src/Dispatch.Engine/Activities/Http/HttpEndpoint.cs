using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Http;

/// <summary>Starts the workflow at an HTTP request, or waits for one. The host receives the request and brings it as <c>{path, method, routeData, query, headers, content, files}</c>.</summary>
[Activity("Elsa.HttpEndpoint", Category = "HTTP", CategoryZh = "HTTP", DisplayName = "HTTP Endpoint", DisplayNameZh = "HTTP 入口", Kind = "Trigger", Description = "Starts the workflow at an HTTP request, or waits for one.", DescriptionZh = "由 HTTP 请求启动流程，或等待请求。")]
public sealed class HttpEndpoint : Activity, ITrigger
{
    /// <summary>The stimulus name.</summary>
    public const string StimulusName = "Elsa.HttpEndpoint";

    /// <summary>The path.</summary>
    [Input(DisplayNameZh = "路径", Description = "The path, e.g. complaints/{id}.", DescriptionZh = "路径，如 complaints/{id}。")]
    public Input<string> Path { get; set; } = null!;

    /// <summary>The methods it takes; GET when none is named.</summary>
    [Input(DisplayNameZh = "方法", Description = "The methods it takes.", DescriptionZh = "接受的方法。", UIHint = "checklist", Options = ["GET", "POST", "PUT", "HEAD", "DELETE", "PATCH"])]
    public Input<List<string>> SupportedMethods { get; set; } = null!;

    /// <summary>Whether callers must be signed in.</summary>
    [Input(DisplayNameZh = "需登录", Description = "Whether callers must be signed in.", DescriptionZh = "调用者是否须登录。", Category = "Security")]
    public Input<bool> Authorize { get; set; } = null!;

    /// <summary>The policy that callers must satisfy.</summary>
    [Input(DisplayNameZh = "策略", Description = "The policy that callers must satisfy.", DescriptionZh = "调用者须满足的策略。", Category = "Security")]
    public Input<string> Policy { get; set; } = null!;

    /// <summary>Longest time of a request.</summary>
    [Input(DisplayNameZh = "请求时限", Description = "Longest time of a request.", DescriptionZh = "请求的最长时间。", Category = "Upload")]
    public Input<TimeSpan?> RequestTimeout { get; set; } = null!;

    /// <summary>Largest request.</summary>
    [Input(DisplayNameZh = "请求大小上限", Description = "Largest request in bytes.", DescriptionZh = "请求的最大字节数。", Category = "Upload")]
    public Input<long?> RequestSizeLimit { get; set; } = null!;

    /// <summary>Largest file.</summary>
    [Input(DisplayNameZh = "文件大小上限", Description = "Largest file in bytes.", DescriptionZh = "文件的最大字节数。", Category = "Upload")]
    public Input<long?> FileSizeLimit { get; set; } = null!;

    /// <summary>File name endings it takes.</summary>
    [Input(DisplayNameZh = "允许的扩展名", Description = "File name endings it takes.", DescriptionZh = "接受的文件扩展名。", UIHint = "multitext", Category = "Upload")]
    public Input<List<string>> AllowedFileExtensions { get; set; } = null!;

    /// <summary>File name endings it refuses.</summary>
    [Input(DisplayNameZh = "禁止的扩展名", Description = "File name endings it refuses.", DescriptionZh = "拒绝的文件扩展名。", UIHint = "multitext", Category = "Upload")]
    public Input<List<string>> BlockedFileExtensions { get; set; } = null!;

    /// <summary>Media types it takes.</summary>
    [Input(DisplayNameZh = "允许的媒体类型", Description = "Media types it takes.", DescriptionZh = "接受的媒体类型。", UIHint = "multitext", Category = "Upload")]
    public Input<List<string>> AllowedMimeTypes { get; set; } = null!;

    /// <summary>Whether a request too large has an outcome of its own.</summary>
    [Input(DisplayNameZh = "请求过大出口", Description = "Whether a request too large has an outcome of its own.", DescriptionZh = "请求过大是否有单独出口。", Category = "Outcomes")]
    public bool ExposeRequestTooLargeOutcome { get; set; }

    /// <summary>Whether a file too large has an outcome of its own.</summary>
    [Input(DisplayNameZh = "文件过大出口", Description = "Whether a file too large has an outcome of its own.", DescriptionZh = "文件过大是否有单独出口。", Category = "Outcomes")]
    public bool ExposeFileTooLargeOutcome { get; set; }

    /// <summary>Whether a refused file name ending has an outcome of its own.</summary>
    [Input(DisplayNameZh = "扩展名不符出口", Description = "Whether a refused file name ending has an outcome of its own.", DescriptionZh = "扩展名不符是否有单独出口。", Category = "Outcomes")]
    public bool ExposeInvalidFileExtensionOutcome { get; set; }

    /// <summary>Whether a refused media type has an outcome of its own.</summary>
    [Input(DisplayNameZh = "媒体类型不符出口", Description = "Whether a refused media type has an outcome of its own.", DescriptionZh = "媒体类型不符是否有单独出口。", Category = "Outcomes")]
    public bool ExposeInvalidFileMimeTypeOutcome { get; set; }

    /// <summary>The body, as JSON where it is.</summary>
    [Output(DisplayNameZh = "内容", Description = "The body.", DescriptionZh = "请求体。")]
    public Output<object> ParsedContent { get; set; } = null!;

    /// <summary>Uploaded files.</summary>
    [Output(DisplayNameZh = "文件列表", Description = "Uploaded files.", DescriptionZh = "上传的文件。")]
    public Output<object> Files { get; set; } = null!;

    /// <summary>The first uploaded file.</summary>
    [Output(DisplayNameZh = "文件", Description = "The first uploaded file.", DescriptionZh = "上传的第一个文件。")]
    public Output<object> File { get; set; } = null!;

    /// <summary>Values out of the path.</summary>
    [Output(DisplayNameZh = "路径值", Description = "Values out of the path.", DescriptionZh = "路径中的值。")]
    public Output<object> RouteData { get; set; } = null!;

    /// <summary>Values out of the query.</summary>
    [Output(DisplayNameZh = "查询值", Description = "Values out of the query.", DescriptionZh = "查询参数。")]
    public Output<object> QueryStringData { get; set; } = null!;

    /// <summary>The headers.</summary>
    [Output(DisplayNameZh = "请求头", Description = "The headers.", DescriptionZh = "请求头。")]
    public Output<object> Headers { get; set; } = null!;

    /// <summary>The whole request.</summary>
    [Output(DisplayNameZh = "请求", Description = "The whole request.", DescriptionZh = "完整的请求。")]
    public Output<object> Result { get; set; } = null!;

    /// <summary>Whether callers must be signed in; also when that is only known at run time.</summary>
    public bool NeedsSignIn { get; private set; }

    /// <inheritdoc/>
    protected internal override void Configure(ActivityBuilder builder) =>
        NeedsSignIn = Policy.Expression is not null and not Expressions.ConstantExpression { Value: null or "" } || Authorize.Expression is not null and not Expressions.ConstantExpression { Value: null or false };

    /// <summary>What is matched: the path without outer slashes and the method, both lower-case.</summary>
    public static object Payload(string path, string method) => new { path = path.Trim('/').ToLowerInvariant(), method = method.ToLowerInvariant() };

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfRun)
        {
            Resume(context, null!, Values.Stored(context.Workflow.TriggerInput));
            return;
        }

        var path = context.Get(Path) ?? throw new FaultException($"Activity '{Id}' has no path.");
        foreach (var method in Methods(context.Get(SupportedMethods)))
        {
            context.CreateBookmark(StimulusName, Payload(path, method));
        }
    }

    /// <inheritdoc/>
    protected internal override void Resume(ActivityExecutionContext context, State.Bookmark bookmark, object? input)
    {
        context.Workflow.State.Properties.Remove(WriteHttpResponse.Property);
        context.Set(Result, input!);
        context.Set(ParsedContent, ChildWorkflow.Told(input, "content")!);
        context.Set(RouteData, ChildWorkflow.Told(input, "routeData")!);
        context.Set(QueryStringData, ChildWorkflow.Told(input, "query")!);
        context.Set(Headers, ChildWorkflow.Told(input, "headers")!);
        context.Set(Files, ChildWorkflow.Told(input, "files")!);
        context.Complete();
    }

    /// <inheritdoc/>
    public IEnumerable<(string StimulusName, object Payload)> Stimuli(TriggerContext context)
    {
        if (context.Get(Path) is { Length: > 0 } path)
        {
            foreach (var method in Methods(context.Get(SupportedMethods)))
            {
                yield return (StimulusName, Payload(path, method));
            }
        }
    }

    private static List<string> Methods(List<string>? methods) => methods is { Count: > 0 } ? methods : ["GET"];
}
