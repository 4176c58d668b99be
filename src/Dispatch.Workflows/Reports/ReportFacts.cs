using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Reports;

/// <summary>Keeps a ticket's report fact, and the counters it stands in, in the transaction of the step that changes it. Trials and downward tasks have none.</summary>
internal static class ReportFacts
{
    /// <summary>
    /// What the step changes of the fact and the counters, worked out before the transaction so that its one writer has only rows to write: a fact changes only with its
    /// ticket, whose version the transaction checks. Null when the ticket is not reported on.
    /// </summary>
    public static Action<WriteSession>? Change(IDatabase database, TicketWork work)
    {
        if (!Counts(work.Ticket))
        {
            return null;
        }

        var before = work.IsNew ? null : Stored(database, work.Ticket.Id);
        var after = Of(work, work.TakenBack is { } task ? Without(before, task) : before);
        var update = before is null ? null : ReportFactRows.Map.Update($"The report fact of {work.Ticket.Number}", after, ReportFactRows.Map.Values(before));
        var moves = ReportCounters.Moves(before, after, work.Time);
        return session =>
        {
            if (before is null)
            {
                session.Execute(ReportFactRows.Map.Upsert, ReportFactRows.Map.Values(after));
            }

            update?.Invoke(session);
            session.Gather<CounterSums>().Add(moves);
        };
    }

    private static ReportFact? Stored(IDatabase database, string ticketId)
    {
        using var read = database.OpenRead();
        return ReportFactRows.Find(read, ticketId);
    }

    /// <summary>A fact without what the outcome of a task had added to it, for an outcome that is taken back.</summary>
    private static ReportFact? Without(ReportFact? fact, HumanTask task) => fact is null ? null : fact with
    {
        RespondedAt = fact.RespondedAt == task.CompletedAt ? null : fact.RespondedAt,
        SignInMs = task.Kind == TaskKinds.SignIn ? null : fact.SignInMs,
        ArrivalMs = task.Kind == TaskKinds.Arrive ? null : fact.ArrivalMs,
        ReportMs = task.Kind == TaskKinds.Report ? null : fact.ReportMs,
        Returns = fact.Returns - (task.Outcome == "Return" ? 1 : 0),
        ReturnedBy = task.Outcome == "Return" ? [.. fact.ReturnedBy.Where(u => u != task.UnitId)] : fact.ReturnedBy,
    };

    /// <summary>Whether reports count the ticket at all.</summary>
    internal static bool Counts(Ticket ticket) => ticket is { Sandbox: false, Matter: Matter.Complaint };

    internal static bool IsHandled(Ticket ticket) => ticket.Status == TicketStatus.Evaluating || ticket.ClosedAt is not null;

    internal static long? Length(IEnumerable<HumanTask> done, string kind, string outcome, string? lead) =>
        done.FirstOrDefault(t => t.Kind == kind && t.Outcome == outcome && (lead is null || t.UnitId == lead)) is { CompletedAt: { } end } task
            ? NaturalTime.Instance.Elapsed(task.CreatedAt, end, TicketWork.ReadPauses(task.Pauses)) / TimeSpan.TicksPerMillisecond
            : null;

    // The first response and the first call's times stay as they were; handling that is undone by a redo is undone here too.
    private static ReportFact Of(TicketWork work, ReportFact? before)
    {
        var ticket = work.Ticket;
        List<HumanTask> done = [.. work.Tasks.All.Where(t => t.State == TaskState.Done && work.Tasks.Changed.Contains(t.Id)).OrderBy(t => t.Id, StringComparer.Ordinal)];
        var first = work.Tasks.All.Where(t => t.State != TaskState.Cancelled).MinBy(t => t.Id, StringComparer.Ordinal);
        var resident = work.NewEvaluations.LastOrDefault(e => e.Side == EvaluationSide.Resident);
        List<HumanTask> returned = [.. done.Where(t => t.Outcome == "Return")];
        DateTimeOffset? handled = IsHandled(ticket) || MayObject(work) ? HandledBefore(before) ?? work.Now : null;
        return new ReportFact
        {
            TicketId = ticket.Id,
            Number = ticket.Number,
            DistrictId = ticket.DistrictId,
            StreetId = ticket.StreetId,
            CommunityId = ticket.CommunityId,
            CategoryCode = ticket.CategoryCode,
            DepartmentId = ticket.LeadDepartmentId,
            HolderId = ticket.HolderUnitId,
            ReceivedAt = ticket.ReceivedAt,
            DueAt = ticket.DueAt,
            HandledAt = handled,
            ClosedAt = ticket.ClosedAt,
            Status = ticket.Status.ToString(),
            ResponseDueAt = before?.ResponseDueAt ?? first?.DueAt,
            RespondedAt = before?.RespondedAt ?? done.FirstOrDefault()?.CompletedAt ?? handled,
            SignInMs = before?.SignInMs ?? Length(done, TaskKinds.SignIn, "Accept", ticket.LeadDepartmentId),
            ArrivalMs = before?.ArrivalMs ?? Length(done, TaskKinds.Arrive, "Arrived", ticket.LeadDepartmentId),
            ReportMs = before?.ReportMs ?? Length(done, TaskKinds.Report, "Resolved", ticket.LeadDepartmentId),
            ResidentOutcome = resident?.Outcome ?? before?.ResidentOutcome,
            Solved = resident?.Solved ?? before?.Solved,
            Whistled = before?.Whistled is true || work.Tasks.All.Any(t => t.Kind == TaskKinds.SignIn),
            Returns = (before?.Returns ?? 0) + returned.Count,
            RedoCount = ticket.RedoCount,
            ReturnedBy = [.. (before?.ReturnedBy ?? []).Concat(returned.Select(t => t.UnitId)).Distinct(StringComparer.Ordinal)],
            PingPongs = (before?.PingPongs ?? 0) + ComesBack(work, before),
            HandOvers = (before?.HandOvers ?? 0) + (before?.HolderId is { } was && ticket.HolderUnitId is { } holder && holder != was ? 1 : 0),
        };
    }

    // A refusal ends the handling; the days in which the resident may object to it are nobody's lateness. An objection begins it again.
    private static bool MayObject(TicketWork work) => work.Tasks.Open.Any(t => t.Kind == TaskKinds.ResidentObject);

    // A merged ticket is handled when its main ticket is, not when it was merged.
    private static DateTimeOffset? HandledBefore(ReportFact? before) => before is { Status: nameof(TicketStatus.Merged) } ? null : before?.HandledAt;

    // Calls that this step sent to units which had returned the ticket before.
    private static int ComesBack(TicketWork work, ReportFact? before) => before is { ReturnedBy.Count: > 0 }
        ? work.Tasks.All.Count(t => t.Kind == TaskKinds.SignIn && work.Tasks.LoadedVersion(t.Id) is null && before.ReturnedBy.Contains(t.UnitId))
        : 0;
}
