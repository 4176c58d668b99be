namespace Dispatch.Host.Api;

/// <summary>The idempotency key of this scope's request, what it was sent with, and how its answer is written.</summary>
internal sealed class RepeatableRequest
{
    private object? _command;
    private Func<object?, WrittenAnswer>? _write;

    public string Key { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>Whether the caller sent a key.</summary>
    public bool IsAsked => Key.Length > 0;

    public void Ask(string key, string hash) => (Key, Hash) = (key, hash);

    public void Begin(object command, Func<object?, WrittenAnswer> write) => (_command, _write) = (command, write);

    /// <summary>The answer to write down when <paramref name="request"/> is the caller's own command.</summary>
    public WrittenAnswer? AnswerTo(object request, object? response) =>
        IsAsked && ReferenceEquals(request, _command) ? _write!(response) : null;
}
