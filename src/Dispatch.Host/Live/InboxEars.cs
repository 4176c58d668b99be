using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Live;

/// <summary>Tells the feed which tasks a commit has touched.</summary>
internal sealed class InboxEars(InboxFeed feed) : IEventListener
{
    public void Heard(IReadOnlyList<DomainEvent> events, IReadOnlyList<TouchedTask> tasks)
    {
        foreach (var task in tasks)
        {
            feed.Touched(task);
        }
    }
}
