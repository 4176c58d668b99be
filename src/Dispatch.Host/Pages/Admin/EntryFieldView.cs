using System.Text.Json.Nodes;

namespace Dispatch.Host.Pages.Admin;

/// <summary>A field of an entry with what stands in it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Entry">The entry; null for a new one.</param>
/// <param name="IsNew">Whether the entry is not there yet.</param>
/// <param name="Errors">What is wrong with it.</param>
public sealed record EntryFieldView(EntryField Field, JsonObject? Entry, bool IsNew, IReadOnlyList<string> Errors);
