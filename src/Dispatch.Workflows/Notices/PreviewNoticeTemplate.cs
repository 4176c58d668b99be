using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using MediatR;

namespace Dispatch.Workflows.Notices;

/// <summary>How a template reads, or would read after a change; nothing is stored and nothing sent.</summary>
[AllowedFor(Roles.Admin)]
public sealed record PreviewNoticeTemplate(string Code, NoticeTemplateDraft? Draft) : IQuery<NoticePreview>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft?.Validate(errors);
}

internal sealed class PreviewNoticeTemplateHandler(IDatabase database, NoticeWords words, QuietHours quiet, DistrictTime time, IEnumerable<INoticeChannel> channels) : IRequestHandler<PreviewNoticeTemplate, NoticePreview>
{
    public Task<NoticePreview> Handle(PreviewNoticeTemplate request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var stored = NoticeTemplates.Find(read, request.Code);
        var template = request.Draft?.In(stored) ?? stored;
        var (chinese, english) = words.Sample(toResident: template.Code.StartsWith("resident.", StringComparison.Ordinal));
        return Task.FromResult(new NoticePreview(
            NoticeText.Fill(template.Subject, chinese),
            NoticeText.Fill(template.SubjectEn, english),
            NoticeText.Fill(template.Text, chinese),
            NoticeText.Fill(template.TextEn, english),
            NoticeText.Placeholders,
            [.. channels.Where(c => c.IsOn).Select(c => c.Name)],
            quiet.HeldUntil(time.Now)));
    }
}
