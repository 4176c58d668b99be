using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Definitions;

/// <summary>Elsa's short names of types, and how values are turned into them.</summary>
public static class TypeAliases
{
    private static readonly Dictionary<string, Type> _types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Object"] = typeof(object),
        ["String"] = typeof(string),
        ["Boolean"] = typeof(bool),
        ["Bool"] = typeof(bool),
        ["Int16"] = typeof(long),
        ["Int32"] = typeof(long),
        ["Int64"] = typeof(long),
        ["Int"] = typeof(long),
        ["Long"] = typeof(long),
        ["Single"] = typeof(double),
        ["Float"] = typeof(double),
        ["Double"] = typeof(double),
        ["Decimal"] = typeof(decimal),
        ["Guid"] = typeof(Guid),
        ["DateTime"] = typeof(DateTime),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["DateOnly"] = typeof(DateOnly),
        ["TimeOnly"] = typeof(TimeOnly),
        ["TimeSpan"] = typeof(TimeSpan),
        ["ObjectDictionary"] = typeof(JsonElement),
        ["StringDictionary"] = typeof(JsonElement),
        ["JSON"] = typeof(JsonElement),
        ["ExpandoObject"] = typeof(JsonElement),
        ["JsonElement"] = typeof(JsonElement),
        ["JsonNode"] = typeof(JsonElement),
        ["JsonObject"] = typeof(JsonElement),
        ["JsonArray"] = typeof(JsonElement),
    };

    /// <summary>Whether the alias is known.</summary>
    public static bool IsKnown(string alias) => _types.ContainsKey(Simple(alias, out _)) || IsDictionary(alias);

    /// <summary>The alias of a type in descriptors.</summary>
    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(List<>) || open == typeof(IReadOnlyList<>) || open == typeof(IList<>) || open == typeof(ICollection<>) || open == typeof(IEnumerable<>)))
        {
            return $"List<{Of(type.GetGenericArguments()[0])}>";
        }

        if (typeof(IDictionary).IsAssignableFrom(type) || (type.IsGenericType && type.Name.Contains("Dictionary", StringComparison.Ordinal)))
        {
            return "ObjectDictionary";
        }

        return type == typeof(JsonNode) || type == typeof(JsonElement) ? "Object" : type == typeof(Uri) ? "Uri" : type.Name;
    }

    /// <summary>The value as the type of a variable or workflow input, in its stored form.</summary>
    /// <exception cref="FormatException">It can't be converted.</exception>
    public static object? Convert(string alias, bool isArray, object? value)
    {
        if (value is null)
        {
            return null;
        }

        var simple = Simple(alias, out var isList);
        if (isArray || isList || IsDictionary(alias))
        {
            return Structured(value);
        }

        if (!_types.TryGetValue(simple, out var type) || type == typeof(object))
        {
            return Values.Stored(value);
        }

        if (type == typeof(JsonElement))
        {
            return Structured(value);
        }

        if (value is string { Length: 0 } && type != typeof(string))
        {
            return null;
        }

        return Values.Stored(Values.To(type == typeof(long) ? Whole(value) : value, type));
    }

    // Whole numbers arrive from scripts as doubles and from texts as "1.0".
    private static object Whole(object value) => value switch
    {
        double number => (long)Math.Round(number, MidpointRounding.ToEven),
        decimal number => (long)Math.Round(number, MidpointRounding.ToEven),
        string text when !long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => (long)Math.Round(number, MidpointRounding.ToEven),
        _ => value,
    };

    private static object? Structured(object value)
    {
        if (value is not string text)
        {
            return Values.Stored(value);
        }

        try
        {
            return text.Length == 0 ? null : Values.FromJson(JsonSerializer.Deserialize<JsonElement>(text, Values.Json));
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static bool IsDictionary(string alias) => alias.Contains("Dictionary", StringComparison.OrdinalIgnoreCase);

    /// <summary>The alias without list, assembly and namespace: <c>List&lt;String&gt;</c>, <c>String[]</c> and <c>System.String, System.Private.CoreLib</c> are all String.</summary>
    private static string Simple(string alias, out bool isList)
    {
        var name = alias.StartsWith("UnregisteredClrType:", StringComparison.Ordinal) ? alias["UnregisteredClrType:".Length..] : alias;
        isList = false;
        foreach (var open in new[] { "List<", "IEnumerable<", "ICollection<", "IList<" })
        {
            if (name.StartsWith(open, StringComparison.OrdinalIgnoreCase) && name.EndsWith('>'))
            {
                isList = true;
                return Simple(name[open.Length..^1], out _);
            }
        }

        if (name.Contains("`1[", StringComparison.Ordinal))
        {
            isList = true;
            return "Object";
        }

        name = name.Split(',')[0].Trim();
        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            isList = true;
            name = name[..^2];
        }

        return name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Elsa.", StringComparison.Ordinal) ? name[(name.LastIndexOf('.') + 1)..] : name;
    }
}
