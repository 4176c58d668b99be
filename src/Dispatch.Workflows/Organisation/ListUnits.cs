using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>Units by id; <see cref="AsOf"/> leaves those in force on that day.</summary>
[AllowedForSignedIn]
public sealed record ListUnits(PageRequest Page, UnitKind? Kind = null, string? ParentId = null, string? Within = null, string? Text = null, DateOnly? AsOf = null) : IQuery<Page<Unit>>;

internal sealed class ListUnitsHandler(IReferenceData reference) : IRequestHandler<ListUnits, Page<Unit>>
{
    public Task<Page<Unit>> Handle(ListUnits request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var found = data.Units.Units.Where(row => (request.Kind is null || row.Kind == request.Kind)
            && (request.ParentId is null || row.ParentId == request.ParentId)
            && (request.Within is null || data.Units.IsWithin(row.Id, request.Within))
            && (request.Text is null || row.Name.Contains(request.Text, StringComparison.OrdinalIgnoreCase) || row.NameEn?.Contains(request.Text, StringComparison.OrdinalIgnoreCase) == true || row.Id.Contains(request.Text, StringComparison.OrdinalIgnoreCase))
            && (request.AsOf is not { } day || row.InForce(day)));
        return Task.FromResult(request.Page.Of(found, row => row.Id));
    }
}
