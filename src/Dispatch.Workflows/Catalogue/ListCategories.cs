using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Catalogue;

/// <summary>Categories by code; with <see cref="Text"/> those that fit everyday words, best first, on one page.</summary>
[AllowedForEveryone]
public sealed record ListCategories(PageRequest Page, string? Text = null, string? ParentCode = null, DateOnly? AsOf = null) : IQuery<Page<Category>>;

internal sealed class ListCategoriesHandler(IReferenceData reference, DistrictTime time) : IRequestHandler<ListCategories, Page<Category>>
{
    public Task<Page<Category>> Handle(ListCategories request, CancellationToken cancellationToken)
    {
        var categories = reference.Current.Categories;
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var best = categories.Search(request.Text, request.AsOf ?? time.Today).Take(request.Page.Limit);
            return Task.FromResult(new Page<Category>([.. best], null));
        }

        var found = categories.Categories.Where(row => (request.ParentCode is null || row.ParentCode == request.ParentCode)
            && (request.AsOf is not { } day || row.InForce(day)));
        return Task.FromResult(request.Page.Of(found, row => row.Code));
    }
}
