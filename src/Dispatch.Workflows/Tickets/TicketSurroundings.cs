using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tickets;

/// <summary>What a ticket's work needs from outside: who acts, the time, ids, and the reference data.</summary>
/// <param name="Actor">Who acts.</param>
/// <param name="Reference">The reference data, one picture for the whole unit of work.</param>
/// <param name="Time">The district's clock.</param>
/// <param name="Ids">Makes ids.</param>
/// <param name="Scale">What limits are multiplied by.</param>
/// <param name="Refusals">Counts refused admissions.</param>
/// <param name="DoneBefore">Reads the tasks of a ticket that were done before this unit of work.</param>
internal sealed record TicketSurroundings(Caller Actor, ReferenceData Reference, DistrictTime Time, IdGenerator Ids, double Scale, AdmissionRefusals Refusals, Func<string, IReadOnlyList<Tasks.HumanTask>> DoneBefore);
