using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.DutyLists;

/// <summary>Whose matter a category is for a community on a day (today when left out).</summary>
[AllowedForSignedIn]
public sealed record LookUpDuty(string CategoryCode, string CommunityId, DateOnly? Day = null) : IQuery<DutyLookUp>;

internal sealed class LookUpDutyHandler(IReferenceData reference, DistrictTime time) : IRequestHandler<LookUpDuty, DutyLookUp>
{
    public Task<DutyLookUp> Handle(LookUpDuty request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var errors = new FieldErrors();
        errors.CategoryIs("categoryCode", request.CategoryCode, data).UnitIs("communityId", request.CommunityId, data.Units).ThrowIfAny();
        var community = data.Units.Nearest(request.CommunityId, UnitKind.Community)?.Id ?? request.CommunityId;
        return Task.FromResult(data.LookUpDuty(request.CategoryCode, community, request.Day ?? time.Today));
    }
}
