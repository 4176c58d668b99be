using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Host.Keys;
using Dispatch.Host.Webhooks;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>接口与密钥: the keys of the caller's unit and where its events go; an admin's for all.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Department, Roles.Hotline)]
internal sealed class KeysPage(ISender sender, WebhookBook book, IDatabase database, DistrictTime time, ActorNames actors, Says says) : PageModel
{
    private static readonly string[] _subscribers = [Roles.Department, Roles.Hotline, Roles.Admin];
    private IReadOnlyDictionary<string, string> _last = new Dictionary<string, string>();

    /// <summary>The keys that the caller may see: live ones first.</summary>
    public IReadOnlyList<KeyView> Keys { get; private set; } = [];

    public bool MayMakeKeys => CallerClaims.Read(User).IsAny(KeysResource.Keepers);

    public IReadOnlyList<WebhookView> Webhooks { get; private set; } = [];

    public bool MaySubscribe => CallerClaims.Read(User).IsAny(_subscribers);

    public bool Done { get; private set; }

    /// <summary>What is shown this one time only.</summary>
    public string? Secret { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>How the last delivery of a subscription went.</summary>
    public string LastOf(string webhookId) => _last.GetValueOrDefault(webhookId, "–");

    /// <summary>Who made a key, by name.</summary>
    public string Who(string? id) => actors.Of(id ?? "system");

    public async Task OnGetAsync(bool done, CancellationToken cancellation)
    {
        Done = done;
        await LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostKeyAsync(string? name, string? purpose, string? unitId, string? role, DateOnly? expires, string? scopes, bool sandbox, CancellationToken cancellation)
    {
        var draft = new KeyDraft
        {
            Name = name ?? "",
            Purpose = string.IsNullOrWhiteSpace(purpose) ? "default" : purpose.Trim(),
            UnitId = string.IsNullOrEmpty(unitId) ? null : unitId,
            Role = string.IsNullOrEmpty(role) ? null : role,
            Scopes = (scopes ?? "").Split([' ', ',', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Rights = sandbox ? [CallerRights.Sandbox] : null,
            ExpiresAt = expires is { } day ? time.Midnight(day.AddDays(1)) : null,
        };
        await TryAsync(async () => Secret = (await sender.Send(new CreateKey(draft), cancellation)).Key);
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string? id, CancellationToken cancellation)
    {
        await TryAsync(() => sender.Send(new RevokeKey(id ?? ""), cancellation));
        if (Problems.Count == 0)
        {
            return LocalRedirect("/keys?done=true");
        }

        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostSubscribeAsync(string? url, string[] events, CancellationToken cancellation)
    {
        await TryAsync(async () => Secret = (await sender.Send(new Subscribe(url ?? "", events), cancellation)).Secret);
        await LoadAsync(cancellation);
        return Page();
    }

    private async Task TryAsync(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } reasons)
        {
            Problems = reasons;
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var caller = CallerClaims.Read(User);
        if (caller.IsAny([.. KeysResource.Keepers, Roles.Auditor]))
        {
            Keys = [.. (await sender.Send(new ListKeys(new PageRequest(PageRequest.LargestLimit)), cancellation)).Items.OrderBy(k => k.State != "live").ThenByDescending(k => k.CreatedAt)];
        }

        Webhooks = [.. book.All().Where(w => caller.Is(Roles.Auditor) || ChangeWebhook.Handler.IsMine(w, caller)).Select(w => WebhookView.Of(w))];
        using var session = database.OpenRead();
        _last = session.Query(
            "SELECT webhook_id, state, created_at FROM host_webhook_deliveries WHERE id IN (SELECT (SELECT MAX(d.id) FROM host_webhook_deliveries d WHERE d.webhook_id = w.id) FROM host_webhooks w)",
            row => (Id: row.GetString(0), Words: $"{says.Word("Delivery", row.GetString(1))} {says.Instant(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))}"))
            .ToDictionary(d => d.Id, d => d.Words, StringComparer.Ordinal);
    }
}
