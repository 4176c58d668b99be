namespace Dispatch.Workflows.Notices;

/// <summary>A way to reach people: e-mail, or a gateway for short messages.</summary>
public interface INoticeChannel
{
    /// <summary>Its word in records: <c>mail</c>, <c>gateway</c>.</summary>
    string Name { get; }

    /// <summary>Its name in sentences, Chinese.</summary>
    string Title { get; }

    /// <summary>Its name in sentences, English.</summary>
    string TitleEn { get; }

    /// <summary>Whether it is configured.</summary>
    bool IsOn { get; }

    /// <summary>Where it reaches a person; null when it can't.</summary>
    string? AddressOf(NoticeContact contact);

    /// <summary>Sends. The same <see cref="OutgoingNotice.Id"/> may come again when it is unknown whether the first arrived.</summary>
    /// <exception cref="NoticeRefusedException">It will never be taken; trying again is in vain.</exception>
    /// <exception cref="NoticeNotSentException">It was not taken this time. Neither message names an address or number.</exception>
    Task SendAsync(OutgoingNotice notice, CancellationToken cancellation);
}
