using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Http;

/// <summary>What activities that send an HTTP request have in common: the request leaves through the outbox after the commit, and the answer resumes a bookmark.</summary>
public abstract class HttpRequestActivity : Activity
{
    /// <summary>The outbox kind: <see cref="HttpRequestMessage"/>.</summary>
    public const string MessageKind = Runtime.EngineMessages.HttpRequestKind;

    /// <summary>The address.</summary>
    [Input(DisplayNameZh = "地址", Description = "The address.", DescriptionZh = "请求地址。")]
    public Input<string> Url { get; set; } = null!;

    /// <summary>The method.</summary>
    [Input(DisplayNameZh = "方法", Description = "The method.", DescriptionZh = "请求方法。", DefaultValue = "GET", Options = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])]
    public Input<string> Method { get; set; } = null!;

    /// <summary>The body.</summary>
    [Input(DisplayNameZh = "内容", Description = "The body; objects are sent as JSON.", DescriptionZh = "请求体，对象以 JSON 发送。")]
    public Input<object> Content { get; set; } = null!;

    /// <summary>The body's media type.</summary>
    [Input(DisplayNameZh = "内容类型", Description = "The body's media type.", DescriptionZh = "请求体的媒体类型。", Options = ["", "application/json", "application/xml", "application/x-www-form-urlencoded", "text/plain", "text/html"])]
    public Input<string> ContentType { get; set; } = null!;

    /// <summary>The Authorization header.</summary>
    [Input(DisplayNameZh = "授权", Description = "The Authorization header.", DescriptionZh = "Authorization 请求头。", Category = "Security")]
    public Input<string> Authorization { get; set; } = null!;

    /// <summary>Whether the Authorization header is sent as it stands.</summary>
    [Input(DisplayNameZh = "不校验授权头", Description = "Whether the Authorization header is sent as it stands.", DescriptionZh = "授权头是否原样发送。", Category = "Security")]
    public Input<bool> DisableAuthorizationHeaderValidation { get; set; } = null!;

    /// <summary>Further headers.</summary>
    [Input(DisplayNameZh = "请求头", Description = "Further headers, a JSON object.", DescriptionZh = "其他请求头，JSON 对象。", UIHint = "json-editor", Category = "Advanced")]
    public Input<object> RequestHeaders { get; set; } = null!;

    /// <summary>Kept for definitions; the outbox repeats failed deliveries anyway.</summary>
    [Input(DisplayNameZh = "启用重试", Description = "Kept for exchange with Elsa; failed requests are always repeated.", DescriptionZh = "为与 Elsa 交换而保留；失败的请求总会重试。")]
    public Input<bool> EnableResiliency { get; set; } = null!;

    /// <summary>Status of the answer.</summary>
    [Output(DisplayNameZh = "状态码", Description = "Status of the answer.", DescriptionZh = "响应状态码。")]
    public Output<int> StatusCode { get; set; } = null!;

    /// <summary>Body of the answer, as JSON where it is.</summary>
    [Output(DisplayNameZh = "响应内容", Description = "Body of the answer.", DescriptionZh = "响应体。")]
    public Output<object> ParsedContent { get; set; } = null!;

    /// <summary>Headers of the answer.</summary>
    [Output(DisplayNameZh = "响应头", Description = "Headers of the answer.", DescriptionZh = "响应头。")]
    public Output<object> ResponseHeaders { get; set; } = null!;

    /// <summary>The whole answer.</summary>
    [Output(DisplayNameZh = "响应", Description = "The whole answer.", DescriptionZh = "完整的响应。")]
    public Output<object> Result { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var url = context.Get(Url) is { Length: > 0 } address ? address : throw new FaultException($"Activity '{Id}' has no address.");
        var bookmark = context.CreateBookmark(Type, new { requestId = context.Workflow.NewId() });
        context.Send(MessageKind, new HttpRequestMessage(context.Workflow.State.Id, bookmark.Id, new HttpRequestToSend(
            url,
            context.Get(Method) ?? "GET",
            Values.Stored(context.Get(Content)) is { } content ? Values.ToJson(content) : null,
            context.Get(ContentType) is { Length: > 0 } type ? type : null,
            context.Get(Authorization) is { Length: > 0 } authorization ? authorization : null,
            ChildWorkflow.Inputs(context.Get(RequestHeaders)).ToDictionary(h => h.Key, h => Values.Shown(Values.FromJson(h.Value))))));
    }

    /// <inheritdoc/>
    protected internal override void Resume(ActivityExecutionContext context, State.Bookmark bookmark, object? input)
    {
        if (ChildWorkflow.Told(input, "failure") is string failure)
        {
            Failed(context, failure);
            return;
        }

        var status = Values.To<int>(ChildWorkflow.Told(input, "statusCode"));
        context.Set(StatusCode, status);
        context.Set(ParsedContent, ChildWorkflow.Told(input, "content")!);
        context.Set(ResponseHeaders, ChildWorkflow.Told(input, "headers")!);
        context.Set(Result, input!);
        Answered(context, status);
    }

    /// <summary>The answer is here.</summary>
    protected abstract void Answered(ActivityExecutionContext context, int status);

    /// <summary>There was no answer: <c>connect</c> or <c>timeout</c>.</summary>
    protected abstract void Failed(ActivityExecutionContext context, string failure);
}
