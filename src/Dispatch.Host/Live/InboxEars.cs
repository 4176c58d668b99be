using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Live;

/// <summary>Tells the feed which tasks a commit has touched.</summary>
internal sealed class InboxEars(InboxFeed feed) : IEventListener
{
    public void Heard(IReadOnlyList<DomainEvent> events)
    {
        foreach (var heard in events)
        {
            if (heard.TaskId is { } task)
            {
                feed.Touched(task);
            }
        }
    }
}
