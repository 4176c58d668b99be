using System.Text.Json;

namespace Dispatch.Workflows.Tickets;

/// <summary>A history item as callers see it.</summary>
public sealed record HistoryView(
    int Seq, DateTimeOffset At, string Kind, ActorView Actor, string? TaskId, string? Outcome, string Text, string TextEn, JsonElement? Data);
