using System.Collections.Concurrent;
using System.Text;
using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Tasks;

/// <summary>Sees that the texts of a task are stored with it, unless they are there already.</summary>
public sealed class TaskTexts
{
    private const string Insert = "INSERT INTO task_texts (id, text) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    private readonly ConcurrentDictionary<string, bool> _stored = new(StringComparer.Ordinal);

    internal void Keep(UnitOfWork unit, HumanTask task)
    {
        Keep(unit, task.Outcomes);
        if (task.Form is { } form)
        {
            Keep(unit, form);
        }
    }

    // Known as stored only after the commit: what is rolled back is not there.
    private void Keep(UnitOfWork unit, TaskText text)
    {
        if (!_stored.ContainsKey(text.Name))
        {
            var packed = PackedText.Pack(Encoding.UTF8.GetBytes(text.Json));
            unit.Write(session => session.Execute(Insert, text.Name, packed));
            unit.AfterCommit(() => _stored[text.Name] = true);
        }
    }
}
