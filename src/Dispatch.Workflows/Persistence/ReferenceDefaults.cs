using Dispatch.Engine.Client;
using MediatR;

namespace Dispatch.Workflows.Persistence;

/// <summary>Sees at every start that the calendars that ship are there, and limits where an installation has none.</summary>
internal sealed class ReferenceDefaults(ISender sender) : IStartStep
{
    public int Order => 190;

    public Task RunAsync(CancellationToken cancellation) =>
        sender.Send(new LoadReference(new ReferenceDrafts()) { WithDefaults = true }, cancellation);
}
