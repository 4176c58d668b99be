using System.Text.Json.Nodes;

namespace Dispatch.Engine.Tests.Runs;

/// <summary>A flowchart that is being drawn, with how often each activity has to run.</summary>
internal sealed class Drawing
{
    private readonly List<JsonObject> _activities = [];
    private readonly List<string> _connections = [];
    private readonly List<JsonObject> _variables = [];

    public Dictionary<string, int> Expected { get; } = new() { ["root"] = 1 };

    public string Add(Func<string, JsonObject> make, string kind, int times)
    {
        var id = $"{kind}{_activities.Count}";
        _activities.Add(make(id));
        if (times > 0)
        {
            Expected[id] = times;
        }

        return id;
    }

    public string Variable()
    {
        var name = "n" + _variables.Count;
        _variables.Add(Author.Variable(name, "0", "Int32"));
        return name;
    }

    public void Connect(string from, string to) => _connections.Add($"{from} -> {to}");

    public override string ToString() => string.Join("; ", _connections);

    public JsonObject Definition(string id, Block block)
    {
        var (start, _) = block.Draw(this, 1);
        return Author.Definition(id, Author.Flow("root", [.. _activities], [.. _connections]).With("start", start), [.. _variables]);
    }
}
