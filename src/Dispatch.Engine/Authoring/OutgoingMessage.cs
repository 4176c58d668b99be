using System.Text.Json;

namespace Dispatch.Engine.Authoring;

/// <summary>An effect on its way out of a burst.</summary>
public sealed record OutgoingMessage(string Kind, JsonElement Payload);
