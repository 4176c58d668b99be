using Dispatch.Engine.Persistence;
using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Host.Webhooks;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>One subscription: how each delivery went, sending again, a test, another secret, its end.</summary>
[PageFor(Reach.OwnKey, Roles.Admin, Roles.Department, Roles.Hotline)]
internal sealed class WebhookPage(ISender sender, WebhookBook book, IDatabase database) : PageModel
{
    private const int OnePage = 50;

    public WebhookView Webhook { get; private set; } = null!;

    public IReadOnlyList<WebhookDelivery> Deliveries { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>Whether one that was just sent waits for its first answer, so that the page looks again.</summary>
    public bool IsUnderway => Deliveries.Any(d => d is { State: "pending", Attempts: 0 });

    public string? Secret { get; private set; }

    public bool Done { get; private set; }

    public IActionResult OnGet(string id, string? before, bool done)
    {
        Done = done;
        return Open(id, before) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostChangeAsync(string id, WebhookChange change, string? deliveryId, CancellationToken cancellation)
    {
        if (!Open(id, null))
        {
            return NotFound();
        }

        var changed = await sender.Send(new ChangeWebhook(id, change, deliveryId), cancellation);
        if (change == WebhookChange.End)
        {
            return LocalRedirect("/keys?done=true");
        }

        if (changed.Secret is null)
        {
            return LocalRedirect($"/keys/webhooks/{id}?done=true");
        }

        Secret = changed.Secret;
        return Page();
    }

    private bool Open(string id, string? before)
    {
        var caller = CallerClaims.Read(User);
        if (book.All().FirstOrDefault(w => w.Id == id && ChangeWebhook.Handler.IsMine(w, caller)) is not { } webhook)
        {
            return false;
        }

        Webhook = WebhookView.Of(webhook);
        using var session = database.OpenRead();
        Deliveries = session.Query(
            $"SELECT {WebhookPost.DeliveryColumns} FROM host_webhook_deliveries WHERE webhook_id = $1 AND ($2 IS NULL OR id < $2) ORDER BY id DESC LIMIT $3", WebhookPost.Read, id, before, OnePage);
        Next = Deliveries.Count == OnePage ? Deliveries[^1].Id : null;
        return true;
    }
}
