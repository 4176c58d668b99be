using Dispatch.Engine.Client;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>Sees at every start that the reports' counters are there.</summary>
internal sealed class CountAtStart(ISender sender) : IStartStep
{
    public int Order => 195;

    public Task RunAsync(CancellationToken cancellation) => sender.Send(new CountReports(), cancellation);
}
