using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>Puts new values in the place of a admission entry's; what the draft leaves out is cleared, but for the first day in force.</summary>
[AllowedFor(Roles.Admin)]
public sealed record UpdateAdmissionEntry(string Id, AdmissionEntryDraft Draft) : ICommand<AdmissionEntry>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors, Id);
}

internal sealed class UpdateAdmissionEntryHandler(ReferenceRows rows, Precondition precondition) : IRequestHandler<UpdateAdmissionEntry, AdmissionEntry>
{
    public async Task<AdmissionEntry> Handle(UpdateAdmissionEntry request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var before = data.Admissions.Find(request.Id) ?? throw new NotFoundException($"没有准入事项 {request.Id}。There is no admission entry {request.Id}.");
        precondition.Require(before.Version);
        var entry = request.Draft.ToAdmissionEntry(before.Id, before.Version + 1, before.ValidFrom);
        AdmissionEntryRules.Require(entry, data);
        rows.Update(entry, before.Version);
        return entry;
    }
}
