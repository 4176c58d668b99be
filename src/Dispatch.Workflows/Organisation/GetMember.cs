using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>One member.</summary>
[AllowedForSignedIn]
public sealed record GetMember(string Id) : IQuery<Member>;

internal sealed class GetMemberHandler(IReferenceData reference) : IRequestHandler<GetMember, Member>
{
    public Task<Member> Handle(GetMember request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        return Task.FromResult(data.Units.Member(request.Id) ?? throw new NotFoundException($"没有成员 {request.Id}。There is no member {request.Id}."));
    }
}
