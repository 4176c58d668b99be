using System.Text.Json.Nodes;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Notices;
using MediatR;

namespace Dispatch.Host.Pages.Admin;

/// <summary>What notices by e-mail and message say, in both languages.</summary>
internal sealed class NoticeRegister(IDatabase database, ISender sender) : IRegister
{
    public string Name => "notice-templates";

    public IReadOnlyList<string> Columns => ["Field.notice", Says.English ? "Field.subjectEn" : "Field.subject", Says.English ? "Field.textEn" : "Field.text"];

    public bool IsDated => false;

    public bool Grows => false;

    public IEnumerable<RegisterRow> Rows()
    {
        using var session = database.OpenRead();
        return [.. NoticeTemplates.All(session).Select(t => new RegisterRow(t.Code, [$"{Says.Of(t.Name, t.NameEn)} ({t.Code})", Says.Of(t.Subject, t.SubjectEn), Says.Of(t.Text, t.TextEn)])
        {
            State = t.Enabled ? EntryState.Current : EntryState.Off,
        })];
    }

    public JsonObject? Find(string id)
    {
        using var session = database.OpenRead();
        return EntryText.Of(NoticeTemplates.All(session).FirstOrDefault(t => t.Code == id));
    }

    public IReadOnlyList<EntryField> Fields() =>
    [
        new("subject") { Required = true, Help = "Help.notice" },
        new("subjectEn") { Required = true },
        new("text", FieldKind.Long) { Required = true },
        new("textEn", FieldKind.Long) { Required = true },
        new("enabled", FieldKind.Flag),
    ];

    public async Task<SavedEntry> SaveAsync(string? id, JsonObject entry, CancellationToken cancellation) =>
        new((await sender.Send(new UpdateNoticeTemplate(id ?? "", EntryText.Draft<NoticeTemplateDraft>(entry)), cancellation)).Code);
}
