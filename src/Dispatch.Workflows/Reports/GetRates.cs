using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>The three rates alone, each with numerator, denominator, exclusions and interval.</summary>
[AllowedForSignedIn]
public sealed record GetRates(ReportQuestion Question) : IQuery<RatesReport>;

internal sealed class GetRatesHandler(ISender sender) : IRequestHandler<GetRates, RatesReport>
{
    public async Task<RatesReport> Handle(GetRates request, CancellationToken cancellationToken)
    {
        var report = await sender.Send(new GetSlaReport(request.Question), cancellationToken).ConfigureAwait(false);
        return new RatesReport(
            report.UnitId,
            report.From,
            report.To,
            report.GroupBy,
            [.. report.Groups.Select(g => new RatesGroup(g.Key, g.Name, g.NameEn, g.Received, g.Rates, g.Before?.Rates, g.Tickets))],
            report.Total.Rates,
            report.Before?.Rates,
            report.Definitions);
    }
}
