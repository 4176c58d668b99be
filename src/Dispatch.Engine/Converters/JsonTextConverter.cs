using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Converters;

/// <summary>Any value as JSON text.</summary>
internal sealed class JsonTextConverter : IOutputConverter
{
    public string Id => "dispatch.json-text";

    public string SourceType => "Object";

    public string ResultType => "String";

    public Localized DisplayName { get; } = new("As JSON text", "转为 JSON 文本");

    public JsonObject? SettingsSchema => null;

    public object Convert(object value, JsonObject? settings) => JsonSerializer.Serialize(value, Values.Json);
}
