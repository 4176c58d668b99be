using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>Adds a admission entry.</summary>
[AllowedFor(Roles.Admin)]
public sealed record CreateAdmissionEntry(AdmissionEntryDraft Draft) : ICommand<AdmissionEntry>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => Draft.Validate(errors);
}

internal sealed class CreateAdmissionEntryHandler(ReferenceRows rows, IdGenerator ids, DistrictTime time) : IRequestHandler<CreateAdmissionEntry, AdmissionEntry>
{
    public async Task<AdmissionEntry> Handle(CreateAdmissionEntry request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var id = request.Draft.Id ?? ids.Next();
        if (data.Admissions.Find(id) is not null)
        {
            throw new ConflictException($"已有准入事项 {id},请换一个编号或用 PUT 修改。There is a admission entry {id} already: choose another id, or change it with PUT.");
        }

        var entry = request.Draft.ToAdmissionEntry(id, 1, time.Today);
        AdmissionEntryRules.Require(entry, data);
        rows.Insert(entry);
        return entry;
    }
}
