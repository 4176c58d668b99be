using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Catalogue;

/// <summary>One category.</summary>
[AllowedForSignedIn]
public sealed record GetCategory(string Code) : IQuery<Category>;

internal sealed class GetCategoryHandler(IReferenceData reference) : IRequestHandler<GetCategory, Category>
{
    public Task<Category> Handle(GetCategory request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        return Task.FromResult(data.Category(request.Code) ?? throw new NotFoundException($"没有诉求类别 {request.Code}。There is no category {request.Code}."));
    }
}
