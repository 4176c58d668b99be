using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.State;

/// <summary>Writes what activities keep straight from their objects, and reads it as JSON that becomes an object when its activity asks for it.</summary>
internal sealed class OwnStateConverter : JsonConverter<Dictionary<string, object>>
{
    /// <inheritdoc/>
    public override Dictionary<string, object> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var kept = new Dictionary<string, object>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            kept[name] = JsonElement.ParseValue(ref reader);
        }

        return kept;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Dictionary<string, object> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, kept) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, kept, kept.GetType(), Values.Json);
        }

        writer.WriteEndObject();
    }
}
