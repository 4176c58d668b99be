namespace Dispatch.Engine.Outbox;

/// <summary>A handler does not want the message now: it comes again at an instant, and nothing has failed.</summary>
public sealed class PostponedException(DateTimeOffset until) : Exception("The delivery was put off.")
{
    /// <summary>When to come again.</summary>
    public DateTimeOffset Until => until;
}
