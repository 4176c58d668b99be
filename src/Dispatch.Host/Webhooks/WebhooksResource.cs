using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;

namespace Dispatch.Host.Webhooks;

/// <summary>Subscriptions of a department's or system's program, and how each delivery went.</summary>
internal sealed class WebhooksResource : IApiResource
{
    private static readonly string[] _who = [Roles.Department, Roles.Hotline, Roles.Admin];

    public void Map(IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/api/v1/webhooks").WithTags("webhooks");
        webhooks.MapPost("", (SubscribeBody body, ApiCall call) =>
                call.ChangeAsync(new Subscribe(body.Url, body.Events ?? []), w => Answer.Created($"/api/v1/webhooks/{w.Id}", w, w.Version)))
            .For(Reach.OwnKey, _who).Gives<WebhookView>(201).WithSummary("订阅推送 Subscribe; the secret is shown once");
        webhooks.MapGet("", (ApiCall call, WebhookBook book, int? limit, string? cursor) =>
            {
                var page = call.Page;
                var mine = book.All().Where(w => ChangeWebhook.Handler.IsMine(w, call.Caller) && string.CompareOrdinal(w.Id, page.After ?? "") > 0).Take(page.Take).ToList();
                return WrittenAnswer.From(Answer.Ok(page.Cut(mine, w => w.Id).Map(w => WebhookView.Of(w))));
            }).For(Reach.OwnKey, _who).GivesPageOf<WebhookView>().WithSummary("我的订阅 Own subscriptions");
        webhooks.MapGet("{id}", (string id, ApiCall call, WebhookBook book) => WrittenAnswer.From(Shown(WebhookView.Of(Mine(id, call, book)))))
            .For(Reach.OwnKey, _who).Gives<WebhookView>().WithSummary("一个订阅 One subscription");
        webhooks.MapDelete("{id}", (string id, ApiCall call) => call.ChangeAsync(new ChangeWebhook(id, WebhookChange.End), _ => Answer.NoContent))
            .For(Reach.OwnKey, _who).Gives<WebhookView>(204).WithSummary("取消订阅 End a subscription");
        webhooks.MapPost("{id}/rotate", (string id, ApiCall call) => call.ChangeAsync(new ChangeWebhook(id, WebhookChange.Rotate), Shown))
            .For(Reach.OwnKey, _who).Gives<WebhookView>().WithSummary("更换密钥 New secret; the old one signs too for 24 hours");
        webhooks.MapPost("{id}/test", (string id, ApiCall call) => call.ChangeAsync(new ChangeWebhook(id, WebhookChange.Test), w => new Answer(202, w)))
            .For(Reach.OwnKey, _who).Gives<WebhookView>(202).WithSummary("发送测试 Send a test event");
        webhooks.MapGet("{id}/deliveries", Deliveries).For(Reach.OwnKey, _who).GivesPageOf<WebhookDelivery>().WithSummary("推送日志 Delivery log, newest first; state=dead shows what was given up");
        webhooks.MapPost("{id}/deliveries/{deliveryId}/redeliver", (string id, string deliveryId, ApiCall call) =>
                call.ChangeAsync(new ChangeWebhook(id, WebhookChange.Redeliver, deliveryId), w => new Answer(202, w)))
            .For(Reach.OwnKey, _who).Gives<WebhookView>(202).WithSummary("重新推送 Send a delivery again");
    }

    private static WrittenAnswer Deliveries(string id, ApiCall call, WebhookBook book, IDatabase database, string? state, int? limit, string? cursor)
    {
        var webhook = Mine(id, call, book);
        var page = call.Page;
        using var session = database.OpenRead();
        var rows = session.Query(
            $"SELECT {WebhookPost.DeliveryColumns} FROM host_webhook_deliveries WHERE webhook_id = $1 AND ($2 IS NULL OR id < $2) AND ($4 IS NULL OR state = $4) ORDER BY id DESC LIMIT $3",
            WebhookPost.Read, webhook.Id, page.After, page.Take, state);
        return WrittenAnswer.From(Answer.Ok(page.Cut(rows, d => d.Id)));
    }

    private static Answer Shown(WebhookView webhook) => Answer.Ok(webhook, webhook.Version);

    private static Webhook Mine(string id, ApiCall call, WebhookBook book) =>
        book.All().FirstOrDefault(w => w.Id == id && ChangeWebhook.Handler.IsMine(w, call.Caller)) ?? throw new NotFoundException($"There is no webhook '{id}'.");

    /// <summary>Which events are wanted, and where.</summary>
    internal sealed record SubscribeBody
    {
        public required string Url { get; init; }

        /// <summary>Event types; empty for all.</summary>
        public IReadOnlyList<string>? Events { get; init; }
    }
}
