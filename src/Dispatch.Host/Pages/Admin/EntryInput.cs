using System.Text.Json.Nodes;

namespace Dispatch.Host.Pages.Admin;

/// <summary>One input, in a form or in a row of a table.</summary>
/// <param name="Field">The field.</param>
/// <param name="Entry">What it belongs to; null when that is new.</param>
/// <param name="Id">The input's id in the page.</param>
/// <param name="Name">The input's name in the form.</param>
/// <param name="Label">Its name for those who don't see a label; null where a label stands beside it.</param>
public sealed record EntryInput(EntryField Field, JsonObject? Entry, string Id, string Name, string? Label = null)
{
    /// <summary>Whether it can't be changed any more.</summary>
    public bool Locked { get; init; }

    /// <summary>The elements that describe it.</summary>
    public string? DescribedBy { get; init; }
}
