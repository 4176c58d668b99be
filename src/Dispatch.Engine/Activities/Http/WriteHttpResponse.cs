using System.Net;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Http;

/// <summary>Says what the HTTP request that is being served is answered with.</summary>
[Activity("Elsa.WriteHttpResponse", Category = "HTTP", CategoryZh = "HTTP", DisplayName = "HTTP Response", DisplayNameZh = "HTTP 响应", Description = "Says what the HTTP request that runs this instance is answered with.", DescriptionZh = "设定触发本次运行的 HTTP 请求的响应。")]
public sealed class WriteHttpResponse : CodeActivity
{
    /// <summary>The instance property that holds the answer: <c>{statusCode, content, contentType, headers}</c>.</summary>
    public const string Property = "Http:Response";

    /// <summary>The status: a number or its name.</summary>
    [Input(DisplayNameZh = "状态码", Description = "The status: a number or its name.", DescriptionZh = "状态码：数字或名称。", DefaultValue = "OK")]
    public Input<string> StatusCode { get; set; } = null!;

    /// <summary>The body.</summary>
    [Input(DisplayNameZh = "内容", Description = "The body; objects are sent as JSON.", DescriptionZh = "响应体，对象以 JSON 发送。")]
    public Input<object> Content { get; set; } = null!;

    /// <summary>The body's media type.</summary>
    [Input(DisplayNameZh = "内容类型", Description = "The body's media type.", DescriptionZh = "响应体的媒体类型。")]
    public Input<string> ContentType { get; set; } = null!;

    /// <summary>Further headers.</summary>
    [Input(DisplayNameZh = "响应头", Description = "Further headers, a JSON object.", DescriptionZh = "其他响应头，JSON 对象。", UIHint = "json-editor", Category = "Advanced")]
    public Input<object> ResponseHeaders { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var status = context.Get(StatusCode) is { Length: > 0 } text && Enum.TryParse<HttpStatusCode>(text, true, out var named) ? (int)named : 200;
        context.Workflow.State.Properties[Property] = Values.Stored(new
        {
            statusCode = status,
            content = Values.Stored(context.Get(Content)),
            contentType = context.Get(ContentType),
            headers = ChildWorkflow.Inputs(context.Get(ResponseHeaders)),
        });
    }
}
