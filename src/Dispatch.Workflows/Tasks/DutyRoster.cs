using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>Sees that somebody has a task: where nobody of the unit is on duty when it comes, it goes to the unit's head, and is marked.</summary>
internal static class DutyRoster
{
    /// <summary>The post that has what nobody is on duty for.</summary>
    private const string Head = "head";

    /// <summary>Marks a task whose unit has nobody on duty now, and hands it to the unit's head, where there is one.</summary>
    public static void Place(HumanTask task, TicketWork work)
    {
        if (TaskKinds.IsResidents(task.Kind))
        {
            return;
        }

        var units = work.Reference.Units;
        task.OffDuty = !units.OnDuty(task.UnitId, work.Time.Local(work.Now)).Any();
        if (task.OffDuty)
        {
            task.AssigneeId = units.Holders(task.UnitId, Head, work.Today).FirstOrDefault()?.Id;
        }
    }
}
