namespace Dispatch.Host.Webhooks;

/// <summary>A subscription as callers see it; the secret only in the answer that makes it.</summary>
internal sealed record WebhookView(string Id, string? UnitId, string Url, IReadOnlyList<string> Events, bool Active, DateTimeOffset CreatedAt, DateTimeOffset? PreviousSecretUntil)
{
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    /// <summary>Whether it was made with a sandbox key, and hears of sandbox tickets only.</summary>
    public bool Sandbox { get; init; }

    /// <summary>How often it was changed; the tag.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Version { get; init; }

    public static WebhookView Of(Webhook webhook, string? secret = null) => new(
        webhook.Id, webhook.UnitId, webhook.Url, webhook.Events.Length == 0 ? [] : webhook.Events.Split(','), webhook.IsActive, webhook.CreatedAt, webhook.PreviousUntil) { Secret = secret, Sandbox = webhook.Sandbox, Version = webhook.Version };
}
