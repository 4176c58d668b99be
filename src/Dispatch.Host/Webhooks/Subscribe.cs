using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Outside;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Host.Webhooks;

/// <summary>A program asks to be told of events at an address.</summary>
[AllowedFor(Roles.Department, Roles.Hotline, Roles.Admin)]
internal sealed record Subscribe(string Url, IReadOnlyList<string> Events) : ICommand<WebhookView>, IValidated
{
    public void Validate(FieldErrors errors)
    {
        errors.Text("url", Url, 500);
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
        {
            errors.Add("url", "应为不含口令的 http 或 https 地址。Must be an http or https address without credentials.");
        }

        foreach (var unknown in Events.Where(e => !EventTypes.All.Contains(e)))
        {
            errors.Add("events", $"未知事件 {unknown}。Unknown event; known: {string.Join(", ", EventTypes.All)}.");
        }
    }

    /// <summary>Keeps the subscription and shows its secret, once.</summary>
    internal sealed class Handler(UnitOfWork unit, CallerContext callers, WebhookBook book, WebhookSecrets secrets, IHostEnvironment environment, IdGenerator ids, TimeProvider time) : IRequestHandler<Subscribe, WebhookView>
    {
        public async Task<WebhookView> Handle(Subscribe request, CancellationToken cancellationToken)
        {
            await CheckTargetAsync(new Uri(request.Url), cancellationToken);
            var caller = callers.Caller;
            var secret = WebhookSignature.NewSecret();
            var webhook = new Webhook
            {
                Id = ids.Next(),
                UnitId = caller.UnitId,
                OwnerId = caller.Id ?? "",
                Url = request.Url,
                Events = string.Join(',', request.Events),
                Secret = secrets.Hide(secret),
                CreatedAt = time.GetUtcNow(),
                Sandbox = caller.Has(CallerRights.Sandbox),
            };
            unit.Write(session => session.Execute(
                "INSERT INTO host_webhooks (id, unit_id, owner_id, url, events, secret, is_active, created_at, version, sandbox) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                webhook.Id, webhook.UnitId, webhook.OwnerId, webhook.Url, webhook.Events, webhook.Secret, true, webhook.CreatedAt, 1, webhook.Sandbox));
            unit.AfterCommit(book.Forget);
            return WebhookView.Of(webhook, secret);
        }

        // The address is looked at again at every delivery: a name may point elsewhere by then.
        private async Task CheckTargetAsync(Uri url, CancellationToken cancellation)
        {
            if (!System.Net.IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
            {
                if (!url.IsLoopback)
                {
                    return;
                }

                address = (await System.Net.Dns.GetHostAddressesAsync(url.Host, cancellation))[0];
            }

            if (!OutsideAddresses.IsAllowed(address, environment.IsDevelopment()))
            {
                throw new InvalidRequestException("url", "不允许推送到内部地址。Private addresses are not allowed as targets.");
            }
        }
    }
}
