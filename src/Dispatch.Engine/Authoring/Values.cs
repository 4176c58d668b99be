using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Engine.Authoring;

/// <summary>
/// Turns values between what activities use and what is stored. Stored values are null, string, bool, long, double, decimal or
/// <see cref="JsonElement"/> (objects and arrays).
/// </summary>
public static class Values
{
    /// <summary>How stored JSON is written: camelCase, Chinese text as it is.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256,
    };

    /// <summary>The value in its stored form.</summary>
    /// <exception cref="FaultException">It can't be stored.</exception>
    public static object? Stored(object? value)
    {
        switch (value)
        {
            case null or string or bool or long or double or decimal:
                return value;
            case int or short or byte or uint or ushort or sbyte:
                return System.Convert.ToInt64(value, CultureInfo.InvariantCulture);
            case float single:
                return (double)single;
            case JsonElement element:
                return FromJson(element);
            case JsonNode node:
                return FromJson(JsonSerializer.SerializeToElement(node, Json));
            case DateTimeOffset instant:
                return instant.ToString("O", CultureInfo.InvariantCulture);
            case DateTime instant:
                return instant.ToString("O", CultureInfo.InvariantCulture);
            case TimeSpan span:
                return span.ToString("c", CultureInfo.InvariantCulture);
            case Guid or Enum or Uri or DateOnly or TimeOnly:
                return System.Convert.ToString(value, CultureInfo.InvariantCulture);
            default:
                return StoredObject(value);
        }
    }

    private static object? StoredObject(object value)
    {
        try
        {
            return FromJson(JsonSerializer.SerializeToElement(value, value.GetType(), Json));
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new FaultException($"A value of type {value.GetType().Name} cannot be stored: {e.Message}", inner: e);
        }
    }

    /// <summary>Scalars unpacked, objects and arrays as they are.</summary>
    public static object? FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        _ => element,
    };

    /// <summary>The value as JSON.</summary>
    public static JsonElement ToJson(object? value) => value is JsonElement element ? element : JsonSerializer.SerializeToElement(value, Json);

    /// <summary>The value as <typeparamref name="T"/>.</summary>
    /// <exception cref="FormatException">It can't be converted.</exception>
    public static T? To<T>(object? value) => value is T same ? same : (T?)To(value, typeof(T));

    /// <summary>The value as <paramref name="type"/>.</summary>
    /// <exception cref="FormatException">It can't be converted.</exception>
    public static object? To(object? value, Type type)
    {
        if (value is null)
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
        }

        if (type == typeof(object) || type.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            return Convert(value, Nullable.GetUnderlyingType(type) ?? type);
        }
        catch (Exception e) when (e is InvalidCastException or JsonException or OverflowException or NotSupportedException or ArgumentException)
        {
            throw new FormatException($"'{Shown(value)}' is not a {type.Name}.", e);
        }
    }

    private static object? Convert(object value, Type type)
    {
        if (type == typeof(string))
        {
            return Shown(value);
        }

        if (value is string text)
        {
            return FromText(text, type);
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, System.Convert.ToInt64(value, CultureInfo.InvariantCulture));
        }

        if (value is IConvertible && typeof(IConvertible).IsAssignableFrom(type) && type != typeof(DateTime))
        {
            return System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }

        if (type == typeof(TimeSpan) && value is long or double or decimal)
        {
            return TimeSpan.FromSeconds(System.Convert.ToDouble(value, CultureInfo.InvariantCulture));
        }

        return value is JsonElement element ? element.Deserialize(type, Json) : JsonSerializer.SerializeToElement(value, value.GetType(), Json).Deserialize(type, Json);
    }

    private static object? FromText(string text, Type type)
    {
        if (type.IsEnum)
        {
            return Enum.Parse(type, text, ignoreCase: true);
        }

        if (type == typeof(TimeSpan))
        {
            return TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        }

        if (type == typeof(DateTimeOffset))
        {
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        }

        if (type == typeof(DateTime))
        {
            return DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        }

        if (type == typeof(Guid))
        {
            return Guid.Parse(text);
        }

        if (type == typeof(bool) && text.Length == 0)
        {
            return false;
        }

        if (typeof(IConvertible).IsAssignableFrom(type))
        {
            return System.Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }

        return JsonSerializer.Deserialize(text, type, Json);
    }

    /// <summary>The value as text, the way WriteLine shows it.</summary>
    public static string Shown(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "True" : "False",
        JsonElement element => element.GetRawText(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value, value.GetType(), Json),
    };
}
