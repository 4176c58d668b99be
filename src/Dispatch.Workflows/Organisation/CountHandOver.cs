using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>How much a hand-over would move, before it does.</summary>
[AllowedFor(Roles.Admin)]
public sealed record CountHandOver(HandOver HandOver) : IQuery<HandedOver>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => HandOver.Validate(errors);
}

internal sealed class CountHandOverHandler(HeldWork held, IReferenceData reference, DistrictTime time) : IRequestHandler<CountHandOver, HandedOver>
{
    public Task<HandedOver> Handle(CountHandOver request, CancellationToken cancellationToken)
    {
        var (handOver, data) = (request.HandOver, reference.Current);
        var (leaver, _) = HandOverHandler.Members(handOver, data);
        var day = handOver.Day ?? time.Today;
        return Task.FromResult(new HandedOver(held.Tasks(handOver, data).Count, HeldWork.Posts(handOver, leaver, day, data).Count, HeldWork.Rosters(handOver, day, data).Count));
    }
}
