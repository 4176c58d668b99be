using Dispatch.Host.Api;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Reports;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>A list of evaluations as a table to take along.</summary>
public sealed class EvaluationSheet(Says says, IStringLocalizer<Words> words)
{
    internal ReportSheet Of(IEnumerable<ToldEvaluation> evaluations) => new(
        [words["Ticket.Number"], words["Inbox.What"], words["Ticket.Category"], words["Evaluations.By"], words["Evaluations.About"], words["Evaluations.Said"], words["Ticket.Solved"], words["Ticket.Comment"], words["Evaluations.When"]],
        [.. evaluations.Select(e => (IReadOnlyList<object?>)
        [
            e.Number, e.Title, says.Category(e.CategoryCode), e.Side == EvaluationSide.Resident ? words["Ticket.ByResident"].Value : says.Unit(e.UnitId), says.Unit(e.AboutUnitId), Said(e),
            e.Solved is { } solved ? words[solved ? "Yes" : "No"].Value : "", e.Text, says.Instant(e.GivenAt),
        ])],
        ReportDefinitions.Current);

    private string Said(ToldEvaluation told) => told.Scores is { } scores
        ? string.Join(" · ", scores.Select(s => words["Score." + s.Key] + " " + s.Value))
        : told.Outcome is { } outcome ? says.Word("Evaluation", outcome) : "";
}
