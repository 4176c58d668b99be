using System.Text.Json;
using Dispatch.Engine.Activities.Http;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Outbox;

namespace Dispatch.Host.WorkflowHttp;

/// <summary>A workflow's requests go to the host and port of their address.</summary>
internal sealed class HttpRequestTarget : IOutboxTarget
{
    public string Kind => HttpRequestActivity.MessageKind;

    public string Of(OutboxMessage message) =>
        Uri.TryCreate(JsonSerializer.Deserialize<Dispatch.Engine.Activities.Http.HttpRequestMessage>(message.Payload, Values.Json)?.Request.Url, UriKind.Absolute, out var address) ? address.Authority : "";
}
