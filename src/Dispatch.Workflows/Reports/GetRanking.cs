using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>Groups by one of the rates, in bands: units within a band differ by no more than chance, and a small one is drawn towards the whole.</summary>
[AllowedForSignedIn]
public sealed record GetRanking(ReportQuestion Question, RankingFigure Figure) : IQuery<Ranking>;

internal sealed class GetRankingHandler(ISender sender) : IRequestHandler<GetRanking, Ranking>
{
    private const int Small = 30;

    public async Task<Ranking> Handle(GetRanking request, CancellationToken cancellationToken)
    {
        var report = await sender.Send(new GetSlaReport(request.Question), cancellationToken).ConfigureAwait(false);
        var ranked = RankingBands.Of([.. report.Groups.Where(g => g.Key != "none").Select(g => (g.Key, Of(g, request.Figure)))]);
        var groups = report.Groups.ToDictionary(g => g.Key, StringComparer.Ordinal);
        return new Ranking(
            report.UnitId,
            report.From,
            report.To,
            report.GroupBy,
            request.Figure,
            [.. ranked.Select(r => Of(groups[r.Key], r, request.Figure))],
            report.Definitions);
    }

    private static RankedGroup Of(SlaGroup group, (string Key, int Band, double Score) rank, RankingFigure figure)
    {
        var rate = Of(group, figure);
        return new RankedGroup(
            group.Key, group.Name, group.NameEn, rank.Band, Math.Round(rank.Score, 4), rate, rate.Denominator < Small, group.Before is { } before ? Of(before, figure) : null, group.Tickets);
    }

    private static Rate Of(SlaGroup group, RankingFigure figure) => figure switch
    {
        RankingFigure.Response => group.Rates.Response,
        RankingFigure.Resolution => group.Rates.Resolution,
        _ => group.Rates.Satisfaction,
    };
}
