using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Converters;

/// <summary>The output converters that this host has.</summary>
public sealed class OutputConverters(IEnumerable<IOutputConverter> converters)
{
    private readonly Dictionary<string, IOutputConverter> _converters = converters.ToDictionary(c => c.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a converter of that id is here.</summary>
    public bool Knows(string id) => _converters.ContainsKey(id);

    /// <summary>Those that lead from an output of one type to a variable of another, by their aliases.</summary>
    public IEnumerable<IOutputConverter> Between(string sourceType, string destinationType) =>
        _converters.Values.Where(c => Fits(sourceType, c.SourceType) && Fits(c.ResultType, destinationType));

    /// <summary>The id in an output binding (<c>converter: {id, settings}</c>); null when it has none.</summary>
    internal static string? IdOf(JsonNode? binding) => binding is JsonObject { } members && members["converter"] is JsonObject converter ? JsonCopy.Text(converter["id"]) : null;

    /// <summary>What an output binding does to its value; an unknown converter fails when it is reached.</summary>
    internal Func<object, object?>? Of(JsonNode? binding)
    {
        if (IdOf(binding) is not { } id)
        {
            return null;
        }

        var settings = binding!["converter"]!["settings"] as JsonObject;
        return _converters.TryGetValue(id, out var converter)
            ? value => converter.Convert(value, settings)
            : _ => throw new FaultException($"The output converter '{id}' is not known here.");
    }

    private static bool Fits(string given, string wanted) => wanted is "Object" or "" || given is "Object" || string.Equals(given, wanted, StringComparison.OrdinalIgnoreCase);
}
