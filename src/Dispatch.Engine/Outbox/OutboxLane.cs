namespace Dispatch.Engine.Outbox;

/// <summary>The messages of one stream, in order.</summary>
internal sealed class OutboxLane(string stream)
{
    private volatile TaskCompletionSource _hurry = NewHurry();

    public string Stream => stream;

    public Queue<HeldMessage> Messages { get; } = new();

    /// <summary>Comes to an end when somebody asks for haste, also while an attempt is still under way: then the pause after it is none.</summary>
    public Task Hurry => _hurry.Task;

    public void Hasten() => _hurry.TrySetResult();

    /// <summary>An attempt begins: what was asked for before it has been done with it.</summary>
    public void Begin()
    {
        if (_hurry.Task.IsCompleted)
        {
            _hurry = NewHurry();
        }
    }

    private static TaskCompletionSource NewHurry() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
