namespace Dispatch.Engine.Outbox;

/// <summary>The messages of one stream, in order.</summary>
internal sealed class OutboxLane(string stream)
{
    public string Stream => stream;

    public Queue<HeldMessage> Messages { get; } = new();
}
