namespace Dispatch.Host.Webhooks;

/// <summary>What is done to a subscription.</summary>
internal enum WebhookChange
{
    Rotate,
    Test,
    Redeliver,
    End,
}
