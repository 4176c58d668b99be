using System.Text.Json.Nodes;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Host.Pages.Admin;

/// <summary>The members of the organisation with their posts.</summary>
internal sealed class MemberRegister(IReferenceData reference, DistrictTime time, Choices choices, Says says, ISender sender) : IRegister
{
    private static readonly string[] _posts = ["head", "deputy", "secretary", "clerk", "steward"];

    public string Name => "members";

    public IReadOnlyList<string> Columns => ["Field.name", "Field.posts", "Field.phone"];

    public bool IsDated => false;

    public IEnumerable<RegisterRow> Rows() => reference.Current.Units.Members.Select(member => new RegisterRow(member.Id, [Says.Of(member.Name, member.NameEn), Posts(member), member.Phone ?? ""])
    {
        State = member.Posts.Any(p => p.ValidTo is null || p.ValidTo >= time.Today) ? EntryState.Current : EntryState.Past,
        UnitIds = [.. member.Posts.Select(p => p.UnitId).Distinct()],
    });

    public JsonObject? Find(string id) => EntryText.Of(reference.Current.Units.Member(id));

    public IReadOnlyList<EntryField> Fields() =>
    [
        new("id") { Fixed = true, Help = "Help.id" },
        new("name") { Required = true },
        new("nameEn"),
        new("phone"),
        new("email"),
        new("posts", FieldKind.Rows)
        {
            Help = "Help.posts",
            Columns =
            [
                new("unitId", FieldKind.Choice) { Options = choices.Units() },
                new("post", FieldKind.Choice) { Options = choices.Words("Post", [.. _posts.Union(reference.Current.Units.Members.SelectMany(m => m.Posts).Select(p => p.Post))]) },
                new("validFrom", FieldKind.Date),
                new("validTo", FieldKind.Date),
            ],
        },
    ];

    public async Task<SavedEntry> SaveAsync(string? id, JsonObject entry, CancellationToken cancellation)
    {
        foreach (var post in entry["posts"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            post["validFrom"] ??= time.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }

        var draft = EntryText.Draft<MemberDraft>(entry);
        return new SavedEntry((id is null ? await sender.Send(new CreateMember(draft), cancellation) : await sender.Send(new UpdateMember(id, draft), cancellation)).Id);
    }

    private string Posts(Member member) =>
        string.Join("; ", member.Posts.Where(p => p.ValidTo is null || p.ValidTo >= time.Today).Select(p => $"{says.Unit(p.UnitId)} {says.Word("Post", p.Post)}"));
}
