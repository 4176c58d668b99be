using System.Collections.Concurrent;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Host.Live;

/// <summary>What each caller was last told of an inbox, so that a waiting request knows what is new to them.</summary>
internal sealed class InboxMemory
{
    private const int MostCallers = 5_000;
    private readonly ConcurrentDictionary<string, HashSet<string>> _told = new(StringComparer.Ordinal);

    /// <summary>Whether the page holds anything that the caller was not told yet.</summary>
    public bool HasNews(string caller, IEnumerable<TaskView> tasks)
    {
        var told = _told.GetValueOrDefault(caller);
        return tasks.Any(task => told?.Contains(Mark(task)) != true);
    }

    /// <summary>Remembers what the caller is told now.</summary>
    public void Tell(string caller, IEnumerable<TaskView> tasks)
    {
        if (_told.Count >= MostCallers)
        {
            _told.Clear();
        }

        _told[caller] = [.. tasks.Select(Mark)];
    }

    private static string Mark(TaskView task) => $"{task.Id}:{task.Version}";
}
