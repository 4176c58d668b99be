namespace Dispatch.Workflows.Notices;

/// <summary>Who hears of something.</summary>
internal enum NoticeAudience
{
    /// <summary>Who reported it.</summary>
    Reporter,

    /// <summary>Those on duty in the unit in whose inbox the task lies.</summary>
    TaskUnit,

    /// <summary>Those on duty in the ticket's community.</summary>
    Community,
}
