using System.Text.Json.Nodes;

namespace Dispatch.Host.Pages.Admin;

/// <summary>Something that admins keep entry by entry: what a list of it shows, what an entry consists of, and how it is saved.</summary>
public interface IRegister
{
    /// <summary>Its name in addresses, as the API's resource is called.</summary>
    string Name { get; }

    /// <summary>The resources that head its columns.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Whether its entries have days from and to which they count.</summary>
    bool IsDated => true;

    /// <summary>Whether entries can be added; some are there from the start and only change.</summary>
    bool Grows => true;

    /// <summary>All lines, in their usual order.</summary>
    IEnumerable<RegisterRow> Rows();

    /// <summary>An entry as JSON, with its <c>version</c>; null when it isn't there.</summary>
    JsonObject? Find(string id);

    /// <summary>What an entry consists of.</summary>
    IReadOnlyList<EntryField> Fields();

    /// <summary>What its history tells of an entry: <see cref="Fields"/>, and what no form shows.</summary>
    IReadOnlyList<EntryField> Told() => Fields();

    /// <summary>Saves an entry: a new one when <paramref name="id"/> is null.</summary>
    Task<SavedEntry> SaveAsync(string? id, JsonObject entry, CancellationToken cancellation);

    /// <summary>What can be done with an entry beside changing it; each worded by the resource <c>Act.name</c>.</summary>
    IReadOnlyList<string> Acts(JsonObject entry) => [];

    /// <summary>Does one of <see cref="Acts"/>.</summary>
    Task<SavedEntry> ActAsync(string id, string act, string? note, CancellationToken cancellation) => throw new NotSupportedException(act);
}
