using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Persistence;

/// <summary>The JSON of an instance's state and journal, by generated code.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(WorkflowState))]
[JsonSerializable(typeof(List<JournalEntry>))]
[JsonSerializable(typeof(List<ActivityRecord>))]
public sealed partial class StateJson : JsonSerializerContext
{
    /// <summary>The context as it is used: no nulls, Chinese text as it is, values in their stored form.</summary>
    public static StateJson Plain { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256,
        Converters = { new StoredValueConverter() },
    });
}
