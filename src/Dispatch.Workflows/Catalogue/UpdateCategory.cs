using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Catalogue;

/// <summary>Puts new values in the place of a category's; what the draft leaves out is cleared, but for the first day in force.</summary>
[AllowedFor(Roles.Admin)]
public sealed record UpdateCategory(string Code, CategoryDraft Draft) : ICommand<Category>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors, Code);
}

internal sealed class UpdateCategoryHandler(ReferenceRows rows, Precondition precondition) : IRequestHandler<UpdateCategory, Category>
{
    public async Task<Category> Handle(UpdateCategory request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var before = data.Category(request.Code) ?? throw new NotFoundException($"没有诉求类别 {request.Code}。There is no category {request.Code}.");
        precondition.Require(before.Version);
        var category = request.Draft.ToCategory(before.Code, before.Version + 1, before.ValidFrom);
        CategoryRules.Require(category, data);
        rows.Update(category, before.Version);
        return category;
    }
}
