using System.Text.Json;

namespace Dispatch.Engine.Activities;

/// <summary>The evaluated inputs of a workflow used as an activity.</summary>
internal sealed class CompositeInputs
{
    public Dictionary<string, JsonElement> Values { get; set; } = [];
}
