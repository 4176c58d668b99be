using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Http;

/// <summary>Sends an HTTP request and runs the activity for its status.</summary>
[Activity("Elsa.SendHttpRequest", Category = "HTTP", CategoryZh = "HTTP", DisplayName = "HTTP Request", DisplayNameZh = "HTTP 请求", Kind = "Task", Description = "Sends an HTTP request and runs the activity for its status.", DescriptionZh = "发送 HTTP 请求，并按状态码运行相应活动。")]
public sealed class SendHttpRequest : HttpRequestActivity
{
    private readonly Dictionary<int, Activity?> _expected = [];

    /// <summary>The statuses and their activities as the definition has them.</summary>
    [Input(DisplayNameZh = "预期状态码", Description = "The statuses and their activities.", DescriptionZh = "各状态码及其活动。", UIHint = "http-status-codes")]
    public JsonNode? ExpectedStatusCodes { get; set; }

    /// <summary>Runs at any other status.</summary>
    [Port(DisplayNameZh = "其他状态码")]
    public Activity? UnmatchedStatusCode { get; set; }

    /// <summary>Runs when there is no connection.</summary>
    [Port(DisplayNameZh = "无法连接")]
    public Activity? FailedToConnect { get; set; }

    /// <summary>Runs when there is no answer in time.</summary>
    [Port(DisplayNameZh = "超时")]
    public Activity? Timeout { get; set; }

    /// <inheritdoc/>
    protected internal override void Configure(ActivityBuilder builder)
    {
        foreach (var json in (ExpectedStatusCodes as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            if (int.TryParse(json["statusCode"]?.ToString(), out var status))
            {
                _expected[status] = builder.Nested(json["activity"]);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Answered(ActivityExecutionContext context, int status) => context.ScheduleOrComplete(_expected.TryGetValue(status, out var activity) ? activity : UnmatchedStatusCode);

    /// <inheritdoc/>
    protected override void Failed(ActivityExecutionContext context, string failure) => context.ScheduleOrComplete(failure == "timeout" ? Timeout : FailedToConnect);

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child) => context.Complete();
}
