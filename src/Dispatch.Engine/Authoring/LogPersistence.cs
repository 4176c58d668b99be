using System.Text.Json.Nodes;

namespace Dispatch.Engine.Authoring;

/// <summary>Which evaluated inputs and outputs of an activity are written down (Elsa's log persistence modes); null where the surroundings decide.</summary>
internal sealed record LogPersistence(bool? Default, IReadOnlyDictionary<string, bool> Inputs, IReadOnlyDictionary<string, bool> Outputs)
{
    private static readonly Dictionary<string, bool> _none = [];

    /// <summary>Reads Studio's <c>logPersistenceConfig</c> (strategies) or Elsa's older <c>logPersistenceMode</c> (modes); null when there is none.</summary>
    public static LogPersistence? Read(JsonObject? customProperties)
    {
        var config = (customProperties?["logPersistenceConfig"] ?? customProperties?["logPersistenceMode"]) as JsonObject;
        return config is null ? null : new LogPersistence(Mode(config["default"]), Modes(config["inputs"]), Modes(config["outputs"]));
    }

    /// <summary>Whether a value of the activity is written down: its own mode, else its activity's, else that of what is around it; included when nobody says.</summary>
    public static bool Keeps(Activity activity, string name, bool isInput)
    {
        if (activity.LogPersistence is { } own && (isInput ? own.Inputs : own.Outputs).TryGetValue(name, out var chosen))
        {
            return chosen;
        }

        for (var around = activity; around is not null; around = around.Container)
        {
            if (around.LogPersistence?.Default is { } mode)
            {
                return mode;
            }
        }

        return true;
    }

    private static Dictionary<string, bool> Modes(JsonNode? node)
    {
        if (node is not JsonObject modes || modes.Count == 0)
        {
            return _none;
        }

        var read = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in modes)
        {
            if (Mode(value) is { } mode)
            {
                read[name] = mode;
            }
        }

        return read;
    }

    private static bool? Mode(JsonNode? node)
    {
        var text = node switch
        {
            JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => value.GetValue<string>(),
            JsonObject config => (config["strategyType"] ?? config["mode"] ?? config["evaluationMode"])?.ToString(),
            _ => null,
        };
        if (text is null)
        {
            return null;
        }

        var name = text.Split(',')[0];
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.StartsWith("Include", StringComparison.OrdinalIgnoreCase) ? true : name.StartsWith("Exclude", StringComparison.OrdinalIgnoreCase) ? false : null;
    }
}
