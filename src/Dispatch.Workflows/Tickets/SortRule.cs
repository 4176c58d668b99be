namespace Dispatch.Workflows.Tickets;

/// <summary>One rule of sorting before dispatch.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Answer">What the resident is told, Chinese.</param>
/// <param name="AnswerEn">What the resident is told, English.</param>
/// <param name="Words">Words in title or description that it takes.</param>
/// <param name="Categories">Categories that it takes.</param>
internal sealed record SortRule(string Name, string Answer, string? AnswerEn, IReadOnlyList<string>? Words, IReadOnlyList<string>? Categories)
{
    public bool Fits(Ticket ticket) =>
        (Categories?.Contains(ticket.CategoryCode) ?? false)
        || (Words?.Any(w => w.Length > 0 && (ticket.Title.Contains(w, StringComparison.OrdinalIgnoreCase) || ticket.Description.Contains(w, StringComparison.OrdinalIgnoreCase))) ?? false);
}
