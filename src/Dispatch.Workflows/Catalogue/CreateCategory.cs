using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Catalogue;

/// <summary>Adds a category.</summary>
[AllowedFor(Roles.Admin)]
public sealed record CreateCategory(CategoryDraft Draft) : ICommand<Category>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors);
}

internal sealed class CreateCategoryHandler(ReferenceRows rows, DistrictTime time) : IRequestHandler<CreateCategory, Category>
{
    public async Task<Category> Handle(CreateCategory request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var code = request.Draft.Code;
        if (data.Category(code) is not null)
        {
            throw new ConflictException($"已有诉求类别 {code},请换一个编号或用 PUT 修改。There is a category {code} already: choose another code, or change it with PUT.");
        }

        var category = request.Draft.ToCategory(code, 1, time.Today);
        CategoryRules.Require(category, data);
        rows.Insert(category);
        return category;
    }
}
