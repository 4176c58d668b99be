using Microsoft.AspNetCore.DataProtection;

namespace Dispatch.Host.Webhooks;

/// <summary>Keeps secrets encrypted with a key that lies outside the database.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection, TimeProvider time)
{
    private const int MostEarlier = 3;

    private readonly IDataProtector _protector = protection.CreateProtector("webhook-secrets");

    public string Hide(string secret) => _protector.Protect(secret);

    /// <summary>The secrets that sign now.</summary>
    public IEnumerable<string> InForce(Webhook webhook)
    {
        yield return _protector.Unprotect(webhook.Secret);
        foreach (var earlier in Earlier(webhook))
        {
            yield return _protector.Unprotect(earlier);
        }
    }

    /// <summary>The earlier secrets that still sign, as stored, when a new one takes their place: the last ones, with spaces between.</summary>
    public string Retire(Webhook webhook) => string.Join(' ', Earlier(webhook).Prepend(webhook.Secret).Take(MostEarlier));

    private string[] Earlier(Webhook webhook) =>
        webhook.PreviousSecret is { } previous && webhook.PreviousUntil > time.GetUtcNow() ? previous.Split(' ') : [];
}
