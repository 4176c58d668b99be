using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>Puts new values in the place of a member's; what the draft leaves out is cleared, but for the first day in force.</summary>
[AllowedFor(Roles.Admin)]
public sealed record UpdateMember(string Id, MemberDraft Draft) : ICommand<Member>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors, Id);
}

internal sealed class UpdateMemberHandler(ReferenceRows rows, Precondition precondition) : IRequestHandler<UpdateMember, Member>
{
    public async Task<Member> Handle(UpdateMember request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var before = data.Units.Member(request.Id) ?? throw new NotFoundException($"没有成员 {request.Id}。There is no member {request.Id}.");
        precondition.Require(before.Version);
        var member = request.Draft.ToMember(before.Id, before.Version + 1, default);
        MemberRules.Require(member, data);
        rows.Update(member, before.Version);
        return member;
    }
}
