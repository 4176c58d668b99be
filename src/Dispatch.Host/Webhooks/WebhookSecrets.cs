using Microsoft.AspNetCore.DataProtection;

namespace Dispatch.Host.Webhooks;

/// <summary>Keeps secrets encrypted with a key that lies outside the database.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("webhook-secrets");

    public string Hide(string secret) => _protector.Protect(secret);

    /// <summary>The secrets that sign now.</summary>
    public IEnumerable<string> InForce(Webhook webhook)
    {
        yield return _protector.Unprotect(webhook.Secret);
        if (webhook.PreviousSecret is { } previous && webhook.PreviousUntil > time.GetUtcNow())
        {
            yield return _protector.Unprotect(previous);
        }
    }
}
