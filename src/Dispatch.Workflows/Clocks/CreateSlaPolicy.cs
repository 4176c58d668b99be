using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Clocks;

/// <summary>Adds a SLA policy.</summary>
[AllowedFor(Roles.Admin)]
public sealed record CreateSlaPolicy(SlaPolicyDraft Draft) : ICommand<SlaPolicy>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors);
}

internal sealed class CreateSlaPolicyHandler(ReferenceRows rows, IdGenerator ids, DistrictTime time) : IRequestHandler<CreateSlaPolicy, SlaPolicy>
{
    public async Task<SlaPolicy> Handle(CreateSlaPolicy request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var id = request.Draft.Id ?? ids.Next();
        if (data.Policies.Find(id) is not null)
        {
            throw new ConflictException($"已有时限规则 {id},请换一个编号或用 PUT 修改。There is a SLA policy {id} already: choose another id, or change it with PUT.");
        }

        var policy = request.Draft.ToSlaPolicy(id, 1, time.Today);
        SlaPolicyRules.Require(policy, data);
        rows.Insert(policy);
        return policy;
    }
}
