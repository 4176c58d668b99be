using Dispatch.Engine.Persistence;
using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Host.Webhooks;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>接口与密钥: the keys of the caller's unit and where its events go; an admin's for all.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Department, Roles.Hotline)]
internal sealed class KeysPage(ISender sender, WebhookBook book, IDatabase database, Says says) : PageModel
{
    private static readonly string[] _subscribers = [Roles.Department, Roles.Hotline, Roles.Admin];
    private IReadOnlyDictionary<string, string> _last = new Dictionary<string, string>();

    public IReadOnlyList<WebhookView> Webhooks { get; private set; } = [];

    public bool MaySubscribe => CallerClaims.Read(User).IsAny(_subscribers);

    public bool Done { get; private set; }

    /// <summary>What is shown this one time only.</summary>
    public string? Secret { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>How the last delivery of a subscription went.</summary>
    public string LastOf(string webhookId) => _last.GetValueOrDefault(webhookId, "–");

    public void OnGet(bool done)
    {
        Done = done;
        Load();
    }

    public async Task<IActionResult> OnPostSubscribeAsync(string? url, string[] events, CancellationToken cancellation)
    {
        await TryAsync(async () => Secret = (await sender.Send(new Subscribe(url ?? "", events), cancellation)).Secret);
        Load();
        return Page();
    }

    private async Task TryAsync(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (InvalidRequestException e)
        {
            Problems = [.. e.Errors.SelectMany(error => error.Value).Select(Says.OneOf)];
        }
        catch (ForbiddenException e)
        {
            Problems = [Says.OneOf(e.Message)];
        }
    }

    private void Load()
    {
        var caller = CallerClaims.Read(User);
        Webhooks = [.. book.All().Where(w => caller.Is(Roles.Auditor) || ChangeWebhook.Handler.IsMine(w, caller)).Select(w => WebhookView.Of(w))];
        using var session = database.OpenRead();
        _last = session.Query(
            "SELECT webhook_id, state, created_at FROM host_webhook_deliveries WHERE id IN (SELECT MAX(id) FROM host_webhook_deliveries GROUP BY webhook_id)",
            row => (Id: row.GetString(0), Words: $"{says.Word("Delivery", row.GetString(1))} {says.Instant(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))}"))
            .ToDictionary(d => d.Id, d => d.Words, StringComparer.Ordinal);
    }
}
