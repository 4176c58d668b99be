namespace Dispatch.Workflows.Notices;

/// <summary>What a letter is.</summary>
public enum LetterKind
{
    /// <summary>催办, before the limit is over.</summary>
    Reminder,

    /// <summary>工作提醒函, at the limit.</summary>
    ReminderLetter,

    /// <summary>To the level above, that something below it is late.</summary>
    NoticeAbove,

    /// <summary>Any other notice.</summary>
    Notice,
}
