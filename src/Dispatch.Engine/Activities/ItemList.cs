using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>The items of a loop, kept as they were when it began.</summary>
internal sealed class ItemList
{
    private object?[]? _items;

    /// <summary>As stored; null until loaded.</summary>
    public JsonElement? Items { get; set; }

    [JsonIgnore]
    public int Count => _items!.Length;

    public object? this[int index] => _items![index];

    public void Load(ActivityExecutionContext context, Input<object> input)
    {
        if (_items is not null)
        {
            return;
        }

        Items ??= Values.ToJson(Values.Stored(context.Get(input)) switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } list => list,
            string text when text.TrimStart().StartsWith('[') => JsonSerializer.Deserialize<JsonElement>(text, Values.Json),
            null => Array.Empty<object>(),
            var single => new[] { single },
        });
        _items = [.. Items.Value.EnumerateArray().Select(Values.FromJson)];
    }
}
