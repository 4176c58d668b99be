using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tasks;

/// <summary>The kinds of tasks that ship, with their forms, read from <c>TaskKinds.json</c>. A definition may give a task another title, other forms and other outcomes.</summary>
public static class TaskKindCatalogue
{
    private static readonly FrozenDictionary<string, TaskKind> _kinds = Read();

    /// <summary>All kinds.</summary>
    public static IEnumerable<TaskKind> All => _kinds.Values;

    /// <summary>The kind, or a bare one for a name that is the admin's own.</summary>
    public static TaskKind Find(string name) =>
        _kinds.GetValueOrDefault(name) ?? new TaskKind(name, name, name, "handler", [new TaskOutcome("Done", "完成", "Done")]);

    private static FrozenDictionary<string, TaskKind> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Dispatch.Workflows.Tasks.TaskKinds.json")!;
        return JsonSerializer.Deserialize<List<TaskKind>>(stream, JsonText.Options)!.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);
    }
}
