using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>The holder hands a task to a member of the unit, or to a unit below it; the clock runs on.</summary>
[AllowedForSignedIn]
public sealed record DelegateTask(string TaskId, string? MemberId, string? UnitId, string? Comment) : ICommand<TaskView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.AtMost("comment", Comment, 1000);
        if (MemberId is null == UnitId is null)
        {
            errors.Add("memberId", "请指定一名成员或一个下属单位。Name either a member or a unit below.");
        }
    }
}

internal sealed class DelegateTaskHandler(TicketDoor door) : IRequestHandler<DelegateTask, TaskView>
{
    public async Task<TaskView> Handle(DelegateTask request, CancellationToken cancellationToken)
    {
        var (work, task) = await door.TaskAsync(request.TaskId, cancellationToken).ConfigureAwait(false);
        if (request.MemberId is { } member)
        {
            ToMember(work, task, member);
        }
        else
        {
            ToUnit(work, task, request.UnitId!);
        }

        task.State = TaskState.Open;
        task.ClaimedBy = null;
        work.Tasks.Change(task);
        return TaskViews.Of(task, work.Ticket, work.Now, readsSealed: true);
    }

    private static void ToMember(TicketWork work, HumanTask task, string memberId)
    {
        var member = work.Reference.Units.Member(memberId);
        if (member?.Posts.Any(p => p.UnitId == task.UnitId && p.InForce(work.Today)) != true)
        {
            throw new InvalidRequestException("memberId", $"{memberId} 不是本单位的在岗成员。{memberId} holds no post in this unit.");
        }

        task.AssigneeId = memberId;
        work.Record(HistoryKinds.TaskDelegated, $"“{task.Title}”交本单位成员办理。", $"“{task.TitleEn}” was handed to a member of the unit.", task.Id, data: new JsonObject { ["memberId"] = memberId });
    }

    private static void ToUnit(TicketWork work, HumanTask task, string unitId)
    {
        if (unitId == task.UnitId || !work.Reference.Units.IsWithin(unitId, task.UnitId))
        {
            throw new InvalidRequestException("unitId", $"{unitId} 不是本单位的下属单位。{unitId} does not stand below this unit.");
        }

        task.UnitId = unitId;
        task.AssigneeId = null;
        work.Involve(unitId);
        work.Record(HistoryKinds.TaskDelegated, $"“{task.Title}”转{work.NameOf(unitId)}办理。", $"“{task.TitleEn}” was handed to {work.NameEnOf(unitId)}.", task.Id, data: new JsonObject { ["unitId"] = unitId });
        work.Raise(EventTypes.TaskCreated, task);
    }
}
