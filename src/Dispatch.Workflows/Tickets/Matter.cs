namespace Dispatch.Workflows.Tickets;

/// <summary>What a ticket is about: a resident's complaint or question, or one of the two ways downward.</summary>
public enum Matter
{
    /// <summary>A complaint on its way up and back.</summary>
    Complaint,

    /// <summary>A department's application to put work on communities (事项准入).</summary>
    Admission,

    /// <summary>Work put on communities under an admission entry (下派任务).</summary>
    Downward,

    /// <summary>A question answered at the counter or on the phone (咨询): closed at once, counted, never dispatched.</summary>
    Advice,
}
