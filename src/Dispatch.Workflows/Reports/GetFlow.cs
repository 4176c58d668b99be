using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>Returns, ping-pong, redoing and whistles, by group, with the period before.</summary>
[AllowedForSignedIn]
public sealed record GetFlow(ReportQuestion Question) : IQuery<FlowReport>;

internal sealed class GetFlowHandler(ISender sender) : IRequestHandler<GetFlow, FlowReport>
{
    public async Task<FlowReport> Handle(GetFlow request, CancellationToken cancellationToken)
    {
        var report = await sender.Send(new GetSlaReport(request.Question), cancellationToken).ConfigureAwait(false);
        var whole = report.Total.Flow.WhistleRate;
        return new FlowReport(
            report.UnitId,
            report.From,
            report.To,
            report.GroupBy,
            [.. report.Groups.Select(g => Of(g, whole))],
            Of(report.Total, null),
            report.Before is { } before ? Of(before, null) : null,
            report.Definitions);
    }

    private static FlowGroup Of(SlaGroup group, double? whole) => new(
        group.Key, group.Name, group.NameEn, group.Received, group.Flow, ControlLimits.Of(group.Flow.Whistled, group.Received, whole), group.Before?.Flow, group.Tickets);
}
