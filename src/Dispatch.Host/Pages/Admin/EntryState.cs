namespace Dispatch.Host.Pages.Admin;

/// <summary>Where an entry stands today.</summary>
public enum EntryState
{
    /// <summary>It counts.</summary>
    Current,

    /// <summary>It will count.</summary>
    Coming,

    /// <summary>It counts no more.</summary>
    Past,

    /// <summary>It is not agreed to yet.</summary>
    Proposed,

    /// <summary>It was refused, withdrawn or locked.</summary>
    Off,
}
