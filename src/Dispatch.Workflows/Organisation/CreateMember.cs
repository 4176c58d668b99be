using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>Adds a member.</summary>
[AllowedFor(Roles.Admin)]
public sealed record CreateMember(MemberDraft Draft) : ICommand<Member>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors);
}

internal sealed class CreateMemberHandler(ReferenceRows rows, IdGenerator ids, DistrictTime time) : IRequestHandler<CreateMember, Member>
{
    public async Task<Member> Handle(CreateMember request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var id = request.Draft.Id ?? ids.Next();
        if (data.Units.Member(id) is not null)
        {
            throw new ConflictException($"已有成员 {id},请换一个编号或用 PUT 修改。There is a member {id} already: choose another id, or change it with PUT.");
        }

        var member = request.Draft.ToMember(id, 1, time.Today);
        MemberRules.Require(member, data);
        rows.Insert(member);
        return member;
    }
}
