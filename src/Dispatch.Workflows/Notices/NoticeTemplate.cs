namespace Dispatch.Workflows.Notices;

/// <summary>What a notice to a person says. The texts take words in braces from the ticket: see <see cref="NoticeText.Placeholders"/>.</summary>
public sealed record NoticeTemplate
{
    /// <summary>Who hears of what: <c>resident.received</c>, <c>member.task</c> …</summary>
    public required string Code { get; init; }

    /// <summary>What it is about, Chinese.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is about, English.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>The mail's subject, Chinese.</summary>
    public required string Subject { get; init; }

    /// <summary>The mail's subject, English.</summary>
    public required string SubjectEn { get; init; }

    /// <summary>The text, Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>The text, English.</summary>
    public required string TextEn { get; init; }

    /// <summary>Whether it is sent at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How often it was changed; 1 as shipped.</summary>
    public long Version { get; init; } = 1;
}
