using System.Text.Json.Nodes;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Host.Pages.Admin;

/// <summary>The catalogue of matters, with what each asks for besides.</summary>
internal sealed class CategoryRegister(IReferenceData reference, DistrictTime time, Choices choices, Says says, ISender sender) : IRegister
{
    public string Name => "categories";

    public IReadOnlyList<string> Columns => ["Field.name", "Field.code", "Field.keywords", "Field.defaultUrgency"];

    public IEnumerable<RegisterRow> Rows() => reference.Current.Categories.Categories.Select(category => new RegisterRow(
        category.Code, [says.Category(category.Code), category.Code, string.Join(' ', category.Keywords), says.Word("Urgency", category.DefaultUrgency)])
    {
        From = category.ValidFrom,
        To = category.ValidTo,
        State = RegisterRow.StateOf(category.ValidFrom, category.ValidTo, time.Today),
        Depth = category.ParentCode is null ? 0 : reference.Current.Categories.SelfAndAncestors(category.Code).Count() - 1,
    });

    public JsonObject? Find(string id)
    {
        var entry = EntryText.Of(reference.Current.Category(id));
        if (entry is not null)
        {
            entry["fields"] = ExtraFields.ToRows(entry["fields"] as JsonObject);
        }

        return entry;
    }

    public IReadOnlyList<EntryField> Fields() =>
    [
        new("code") { Fixed = true, Required = true, Help = "Help.code" },
        new("name") { Required = true },
        new("nameEn") { Required = true },
        new("parentCode", FieldKind.Choice) { Options = choices.Categories() },
        new("keywords", FieldKind.Words) { Help = "Help.keywords" },
        new("defaultUrgency", FieldKind.Choice) { Options = choices.Of<Urgency>("Urgency") },
        new("fields", FieldKind.Rows) { Help = "Help.fields", Columns = ExtraFields.Columns(choices) },
        new("validFrom", FieldKind.Date),
        new("validTo", FieldKind.Date),
    ];

    public async Task<SavedEntry> SaveAsync(string? id, JsonObject entry, CancellationToken cancellation)
    {
        var stored = entry.DeepClone().AsObject();
        stored["fields"] = ExtraFields.ToSchema(stored["fields"] as JsonArray, reference.Current.Category(id)?.Fields);
        var draft = EntryText.Draft<CategoryDraft>(stored);
        return new SavedEntry((id is null ? await sender.Send(new CreateCategory(draft), cancellation) : await sender.Send(new UpdateCategory(id, draft), cancellation)).Code);
    }
}
