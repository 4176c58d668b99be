using System.Collections.Concurrent;

namespace Dispatch.Workflows.Tasks;

/// <summary>What was made of a text, kept for when the same text comes again: forms and outcomes are stored with each task, and few of them differ.</summary>
internal sealed class RememberedText<T>(Func<string, T> read)
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);

    public T Of(string text)
    {
        if (_known.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[text] = read(text);
    }
}
