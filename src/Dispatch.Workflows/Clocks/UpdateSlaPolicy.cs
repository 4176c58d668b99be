using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Clocks;

/// <summary>Puts new values in the place of a SLA policy's; what the draft leaves out is cleared, but for the first day in force.</summary>
[AllowedFor(Roles.Admin)]
public sealed record UpdateSlaPolicy(string Id, SlaPolicyDraft Draft) : ICommand<SlaPolicy>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors, Id);
}

internal sealed class UpdateSlaPolicyHandler(ReferenceRows rows, Precondition precondition) : IRequestHandler<UpdateSlaPolicy, SlaPolicy>
{
    public async Task<SlaPolicy> Handle(UpdateSlaPolicy request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var before = data.Policies.Find(request.Id) ?? throw new NotFoundException($"没有时限规则 {request.Id}。There is no SLA policy {request.Id}.");
        precondition.Require(before.Version);
        var policy = request.Draft.ToSlaPolicy(before.Id, before.Version + 1, before.ValidFrom);
        SlaPolicyRules.Require(policy, data);
        rows.Update(policy, before.Version);
        return policy;
    }
}
