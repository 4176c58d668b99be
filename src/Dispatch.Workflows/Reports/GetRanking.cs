using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>Groups by one of the rates, in bands: units within a band differ by no more than chance, and a small one is drawn towards the whole.</summary>
[AllowedForSignedIn]
public sealed record GetRanking(ReportQuestion Question, RankingFigure Figure) : IQuery<Ranking>;

internal sealed class GetRankingHandler(ISender sender) : IRequestHandler<GetRanking, Ranking>
{
    /// <summary>As many cases of the whole are added to each group before it is compared.</summary>
    private const double Prior = 20;
    private const int Small = 30;

    public async Task<Ranking> Handle(GetRanking request, CancellationToken cancellationToken)
    {
        var report = await sender.Send(new GetSlaReport(request.Question), cancellationToken).ConfigureAwait(false);
        var whole = Of(report.Total, request.Figure).Value ?? 0;
        var ranked = report.Groups.Where(g => g.Key != "none")
            .Select(g => (Group: g, Rate: Of(g, request.Figure)))
            .Select(g => (g.Group, g.Rate, Score: (g.Rate.Numerator + (Prior * whole)) / (g.Rate.Denominator + Prior)))
            .OrderByDescending(g => g.Score).ThenBy(g => g.Group.Key, StringComparer.Ordinal);
        var items = new List<RankedGroup>();
        var (band, floor) = (1, (double?)null);
        foreach (var (group, rate, score) in ranked)
        {
            // A new band begins where even the upper end lies below the lower end of the band's first.
            if (floor is { } low && rate.High < low)
            {
                (band, floor) = (band + 1, null);
            }

            floor ??= rate.Low;
            items.Add(new RankedGroup(group.Key, group.Name, group.NameEn, band, Math.Round(score, 4), rate, rate.Denominator < Small));
        }

        return new Ranking(report.UnitId, report.From, report.To, report.GroupBy, request.Figure, items, ReportDefinitions.Current);
    }

    private static Rate Of(SlaGroup group, RankingFigure figure) => figure switch
    {
        RankingFigure.Response => group.Rates.Response,
        RankingFigure.Resolution => group.Rates.Resolution,
        _ => group.Rates.Satisfaction,
    };
}
