using System.Text;
using System.Text.Json.Nodes;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Campaign.Faults;

/// <summary>Tells the subscribed program of an event before the commit that makes it true.</summary>
internal sealed class HastyEffects(IOutbox inner, string receiver) : IOutbox
{
    private static readonly HttpClient _http = new();

    public void Send(UnitOfWork unit, OutboxMessage message)
    {
        inner.Send(unit, message);
        if (message.Kind == DomainEvent.OutboxKind)
        {
            Post(JsonNode.Parse(message.Payload)!.AsObject());
        }
    }

    public void Hasten(UnitOfWork unit, string stream) => inner.Hasten(unit, stream);

    public void Bury(UnitOfWork unit, string id) => inner.Bury(unit, id);

    private void Post(JsonObject happened)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, receiver);
        request.Headers.Add("webhook-id", (string)happened["id"]!);
        request.Content = new StringContent(new JsonObject { ["ticketId"] = (string)happened["ticketId"]!, ["seq"] = (int)happened["seq"]! }.ToJsonString(), Encoding.UTF8, "application/json");
        using var _ = _http.Send(request);
        Thread.Sleep(20);
    }
}
