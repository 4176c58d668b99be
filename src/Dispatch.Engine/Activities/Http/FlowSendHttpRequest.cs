using System.Globalization;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Http;

/// <summary>Sends an HTTP request and goes on at the outcome of its status.</summary>
[Activity("Elsa.FlowSendHttpRequest", Category = "HTTP", CategoryZh = "HTTP", DisplayName = "HTTP Request (flow)", DisplayNameZh = "HTTP 请求（流程图）", Kind = "Task", Description = "Sends an HTTP request and goes on at the outcome of its status.", DescriptionZh = "发送 HTTP 请求，按状态码选择出口。")]
public sealed class FlowSendHttpRequest : HttpRequestActivity
{
    /// <summary>The statuses that have an outcome of their own.</summary>
    [Input(DisplayNameZh = "预期状态码", Description = "The statuses that have an outcome of their own.", DescriptionZh = "有单独出口的状态码。", UIHint = "multitext")]
    public Input<List<int>> ExpectedStatusCodes { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Answered(ActivityExecutionContext context, int status)
    {
        var expected = context.Get(ExpectedStatusCodes) ?? [200];
        context.Complete(expected.Contains(status) ? status.ToString(CultureInfo.InvariantCulture) : "Unmatched status code", "Done");
    }

    /// <inheritdoc/>
    protected override void Failed(ActivityExecutionContext context, string failure) => context.Complete(failure == "timeout" ? "Timeout" : "Failed to connect");
}
