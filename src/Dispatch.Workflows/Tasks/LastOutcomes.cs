using System.Text.Json.Serialization.Metadata;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>Keeps what stood before the last outcome of each ticket, in the transaction of the step that gives it.</summary>
public sealed class LastOutcomes(UnitOfWork unit, IWorkflowRuntime runtime)
{
    private const string Upsert =
        """
        INSERT INTO last_outcomes (ticket_id, task_id, at, instance_id, instance_version, state, "before") VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (ticket_id) DO UPDATE SET task_id = excluded.task_id, at = excluded.at, instance_id = excluded.instance_id,
            instance_version = excluded.instance_version, state = excluded.state, "before" = excluded."before"
        """;

    private const string Select = "SELECT ticket_id, task_id, at, instance_id, instance_version, state, \"before\" FROM last_outcomes WHERE ticket_id = $1";

    private static readonly JsonTypeInfo<OutcomeBefore> _json = (JsonTypeInfo<OutcomeBefore>)JsonText.Options.GetTypeInfo(typeof(OutcomeBefore));

    /// <summary>Keeps ticket, tasks and instance as they are, before <paramref name="task"/> is completed.</summary>
    public async Task RememberAsync(TicketWork work, HumanTask task, CancellationToken cancellation)
    {
        if (task.BookmarkId is null || !TaskKinds.MayBeTakenBack(task.Kind)
            || await runtime.SnapshotAsync(unit, task.WorkflowInstanceId, cancellation).ConfigureAwait(false) is not { } snapshot)
        {
            return;
        }

        var (ticket, at) = (work.Ticket.Id, work.Now);
        var state = snapshot.State;
        var before = PackedText.Pack(OutcomeBefore.Of(work), _json);
        unit.Write(session => session.Execute(Upsert, ticket, task.Id, at, snapshot.InstanceId, snapshot.RowVersion, state, before));
    }

    internal static LastOutcome? Find(DbSession session, string ticketId) => session.QueryFirst(
        Select,
        row => new LastOutcome
        {
            TicketId = row.GetString(0),
            TaskId = row.GetString(1),
            At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
            InstanceId = row.GetString(3),
            InstanceVersion = row.GetInt64(4),
            State = row.GetUnpackedString(5),
            Before = row.GetUnpackedString(6),
        },
        ticketId);
}
