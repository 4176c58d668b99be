using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Admission;

/// <summary>Counts refused dispatches to communities, in the transaction of the step that refused.</summary>
public sealed class AdmissionRefusals(UnitOfWork unit, IdGenerator ids, DistrictTime time)
{
    /// <summary>Adds one; <paramref name="unitId"/> is who tried.</summary>
    public void Record(AdmissionCheck check, string? unitId, string communityId, string matter, string? ticketId)
    {
        var (id, at) = (ids.Next(), time.Now);
        unit.Write(session => session.Execute(
            "INSERT INTO admission_refusals (id, community_id, unit_id, matter, reason, entry_id, ticket_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id, communityId, unitId, matter, check.Reason, check.EntryId, ticketId, at));
    }
}
