using System.Text.Json;

namespace Dispatch.Workflows.Persistence;

/// <summary>A change of reference data as callers see it.</summary>
public sealed record ReferenceChangeView(long Version, DateTimeOffset At, string Action, Tickets.ActorView Actor, string? Note, JsonElement Data);
