using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>One admission entry.</summary>
[AllowedForSignedIn]
public sealed record GetAdmissionEntry(string Id) : IQuery<AdmissionEntry>;

internal sealed class GetAdmissionEntryHandler(IReferenceData reference) : IRequestHandler<GetAdmissionEntry, AdmissionEntry>
{
    public Task<AdmissionEntry> Handle(GetAdmissionEntry request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        return Task.FromResult(data.Admissions.Find(request.Id) ?? throw new NotFoundException($"没有准入事项 {request.Id}。There is no admission entry {request.Id}."));
    }
}
