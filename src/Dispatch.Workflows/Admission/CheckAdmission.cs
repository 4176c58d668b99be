using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>Whether a department (or, without one, a street) may put a matter on a community on a day (today when left out).</summary>
[AllowedForSignedIn]
public sealed record CheckAdmission(string? DepartmentId, string? CommunityId, string? Matter, DateOnly? Day = null) : IQuery<AdmissionCheck>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("communityId", CommunityId, 80).Text("matter", Matter, 80);
}

internal sealed class CheckAdmissionHandler(IReferenceData reference, DistrictTime time) : IRequestHandler<CheckAdmission, AdmissionCheck>
{
    public Task<AdmissionCheck> Handle(CheckAdmission request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var errors = new FieldErrors();
        errors.UnitIs("communityId", request.CommunityId, data.Units, UnitKind.Community)
            .UnitIs("departmentId", request.DepartmentId, data.Units)
            .ThrowIfAny();
        return Task.FromResult(data.CheckAdmission(request.DepartmentId, request.CommunityId!, request.Matter!, request.Day ?? time.Today));
    }
}
