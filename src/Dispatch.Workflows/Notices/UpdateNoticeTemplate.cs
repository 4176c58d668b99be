using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Notices;

/// <summary>An admin changes what a notice says, or switches it off. What is sent from now on says the new text.</summary>
[AllowedFor(Roles.Admin)]
public sealed record UpdateNoticeTemplate(string Code, NoticeTemplateDraft Draft) : ICommand<NoticeTemplate>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors);
}

internal sealed class UpdateNoticeTemplateHandler(UnitOfWork unit, IDatabase database, Precondition precondition) : IRequestHandler<UpdateNoticeTemplate, NoticeTemplate>
{
    private const string Upsert =
        """
        INSERT INTO notice_templates (code, subject, subject_en, text, text_en, enabled, version) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (code) DO UPDATE SET subject = $2, subject_en = $3, text = $4, text_en = $5, enabled = $6, version = $7
        """;

    public async Task<NoticeTemplate> Handle(UpdateNoticeTemplate request, CancellationToken cancellationToken)
    {
        await unit.EnterAsync("notice-templates", cancellationToken).ConfigureAwait(false);
        NoticeTemplate before;
        using (var read = database.OpenRead())
        {
            before = NoticeTemplates.Find(read, request.Code);
        }

        precondition.Require(before.Version);
        var template = request.Draft.In(before) with { Version = before.Version + 1 };
        unit.Write(session => session.Execute(
            Upsert, template.Code, template.Subject, template.SubjectEn, template.Text, template.TextEn, template.Enabled, template.Version));
        return template;
    }
}
