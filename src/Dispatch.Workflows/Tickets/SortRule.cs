namespace Dispatch.Workflows.Tickets;

/// <summary>One rule of sorting before dispatch.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Answer">What the resident is told, Chinese.</param>
/// <param name="AnswerEn">What the resident is told, English.</param>
/// <param name="Words">Words in title or description that it takes.</param>
/// <param name="Categories">Categories that it takes.</param>
internal sealed record SortRule(string Name, string Answer, string? AnswerEn, IReadOnlyList<string>? Words, IReadOnlyList<string>? Categories)
{
    /// <summary>Narrow on purpose: a matter is told to go elsewhere only when it says itself where it belongs. An admin may write others.</summary>
    public static List<SortRule> Usual { get; } =
    [
        new("emergency", "情况紧急,请立即拨打 110(报警)、119(火警)、120(急救)或 122(交通事故)。", "This is an emergency: call 110 (police), 119 (fire), 120 (ambulance) or 122 (traffic accident) at once.", ["着火了", "正在燃烧", "煤气中毒", "燃气泄漏了", "持刀", "正在抢劫", "有人昏迷", "emergency call 119", "house is on fire"], ["outside.emergency"]),
        new("court", "该事项已进入诉讼、仲裁、纪检监察、行政复议或政府信息公开程序,请通过相应渠道办理。", "The matter is before a court, arbitration, discipline, review or disclosure office: pursue it there.", ["法院判决", "已起诉", "正在诉讼", "仲裁裁决", "行政复议中", "court ruling", "lawsuit pending"], ["outside.court"]),
        new("petition", "信访事项请向信访部门提出。", "Petitions go to the petition office.", ["信访复查", "信访复核", "信访事项"], ["outside.petition"]),
        new("private", "该事项不属于公共服务和管理职责,请通过协商、调解或法律途径解决。", "The matter is outside public duty: settle it by agreement, mediation or law.", null, ["outside.private"]),
    ];

    public bool Fits(Ticket ticket) =>
        (Categories?.Contains(ticket.CategoryCode) ?? false)
        || (Words?.Any(w => w.Length > 0 && (ticket.Title.Contains(w, StringComparison.OrdinalIgnoreCase) || ticket.Description.Contains(w, StringComparison.OrdinalIgnoreCase))) ?? false);
}
