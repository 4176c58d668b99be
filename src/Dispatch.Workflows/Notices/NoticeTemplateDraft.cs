using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Notices;

/// <summary>What an admin wants a notice to say.</summary>
public sealed record NoticeTemplateDraft
{
    /// <summary>The mail's subject, Chinese.</summary>
    public string? Subject { get; init; }

    /// <summary>The mail's subject, English.</summary>
    public string? SubjectEn { get; init; }

    /// <summary>The text, Chinese.</summary>
    public string? Text { get; init; }

    /// <summary>The text, English.</summary>
    public string? TextEn { get; init; }

    /// <summary>Whether it is sent at all; true when left out.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Adds what is wrong with it: a text that is missing or too long, an unknown placeholder, a brace alone.</summary>
    public void Validate(FieldErrors errors)
    {
        errors.Text("subject", Subject, 100).Text("subjectEn", SubjectEn, 100).Text("text", Text, 1000).Text("textEn", TextEn, 1000);
        NoticeText.Check("subject", Subject, errors);
        NoticeText.Check("subjectEn", SubjectEn, errors);
        NoticeText.Check("text", Text, errors);
        NoticeText.Check("textEn", TextEn, errors);
    }

    /// <summary>The template with this in it.</summary>
    public NoticeTemplate In(NoticeTemplate template) =>
        template with { Subject = Subject!, SubjectEn = SubjectEn!, Text = Text!, TextEn = TextEn!, Enabled = Enabled ?? true };
}
