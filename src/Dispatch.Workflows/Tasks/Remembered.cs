using System.Collections.Concurrent;

namespace Dispatch.Workflows.Tasks;

/// <summary>What was made of something, kept for when the same comes again: forms and outcomes stand with each task, and few of them differ.</summary>
internal sealed class Remembered<TSource, T>(Func<TSource, T> make)
    where TSource : notnull
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<TSource, T> _known = [];

    public T Of(TSource source)
    {
        if (_known.TryGetValue(source, out var known))
        {
            return known;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[source] = make(source);
    }
}
