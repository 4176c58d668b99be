using System.Text.Json;

namespace Dispatch.Engine.Definitions;

/// <summary>A trigger that is due by time, as its timer remembers it.</summary>
internal sealed record TimedTrigger(string DefinitionId, string ActivityId, string Name, JsonElement Payload);
