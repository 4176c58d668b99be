using System.Text.Json.Nodes;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Organisation;

internal sealed class HandOverHandler(UnitOfWork unit, HeldWork held, TicketDesk desk, IReferenceData reference, ReferenceRows rows, IdGenerator ids, DistrictTime time, Precondition precondition) : IRequestHandler<HandOver, HandedOver>
{
    public async Task<HandedOver> Handle(HandOver request, CancellationToken cancellationToken)
    {
        // Tickets in their order, then the reference data: whoever takes several gates takes them so.
        var tasks = await TasksAsync(request, cancellationToken).ConfigureAwait(false);
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var (leaver, taker) = Members(request, data);
        precondition.Require(leaver.Version);
        var day = request.Day ?? time.Today;
        var posts = HandPosts(request, leaver, taker, day, data);
        var rosters = HandRosters(request, day, data);
        var handed = tasks.Count(task => Hand(task, request, taker));
        return new HandedOver(handed, posts, rosters);
    }

    /// <summary>Who leaves and who takes over.</summary>
    /// <exception cref="NotFoundException">There is no such member to leave.</exception>
    /// <exception cref="InvalidRequestException">There is nobody of that id to take over, or no such unit.</exception>
    internal static (Member Leaver, Member Taker) Members(HandOver request, ReferenceData data)
    {
        var leaver = data.Units.Member(request.FromMemberId) ?? throw new NotFoundException($"没有成员“{request.FromMemberId}”。There is no member “{request.FromMemberId}”.");
        var taker = data.Units.Member(request.ToMemberId) ?? throw new InvalidRequestException("toMemberId", $"没有成员“{request.ToMemberId}”。There is no member “{request.ToMemberId}”.");
        return request.UnitId is not { } only || data.Unit(only) is not null
            ? (leaver, taker)
            : throw new InvalidRequestException("unitId", $"没有组织单位“{only}”。There is no unit “{only}”.");
    }

    private async Task<List<HumanTask>> TasksAsync(HandOver request, CancellationToken cancellation)
    {
        foreach (var instance in held.Tasks(request, reference.Current).Select(t => t.WorkflowInstanceId).Distinct().ToList())
        {
            await unit.EnterAsync(instance, cancellation).ConfigureAwait(false);
        }

        return held.Tasks(request, reference.Current);
    }

    private bool Hand(HumanTask stored, HandOver request, Member taker)
    {
        if (desk.Find(stored.TicketId) is not { } work || work.Tasks.Find(stored.Id) is not { IsOpen: true } task)
        {
            return false;
        }

        task.AssigneeId = taker.Id;
        task.ClaimedBy = null;
        task.State = TaskState.Open;
        work.Tasks.Change(task);
        work.Record(
            HistoryKinds.TaskDelegated,
            $"“{task.Title}”随工作移交由本单位另一成员办理。",
            $"“{task.TitleEn}” was handed over to another member of the unit.",
            task.Id,
            data: new JsonObject { ["memberId"] = taker.Id, ["fromMemberId"] = request.FromMemberId });
        return true;
    }

    private int HandPosts(HandOver request, Member leaver, Member taker, DateOnly day, ReferenceData data)
    {
        var handed = HeldWork.Posts(request, leaver, day, data);
        if (handed.Count == 0)
        {
            return 0;
        }

        rows.Update(leaver with { Posts = [.. leaver.Posts.Select(p => handed.Contains(p) ? p with { ValidTo = p.ValidFrom > day ? p.ValidFrom : day } : p)], Version = leaver.Version + 1 }, leaver.Version, "handedOver", request.Reason);
        var taken = handed.Where(p => !taker.Posts.Any(own => own.UnitId == p.UnitId && own.Post == p.Post && own.InForce(day))).Select(p => p with { ValidFrom = p.ValidFrom > day ? p.ValidFrom : day }).ToList();
        if (taken.Count > 0)
        {
            rows.Update(taker with { Posts = [.. taker.Posts, .. taken], Version = taker.Version + 1 }, taker.Version, "tookOver", request.Reason);
        }

        return handed.Count;
    }

    private int HandRosters(HandOver request, DateOnly day, ReferenceData data)
    {
        var lines = HeldWork.Rosters(request, day, data);
        foreach (var line in lines)
        {
            if (line.ValidFrom > day)
            {
                rows.Update(line with { MemberId = request.ToMemberId, Version = line.Version + 1 }, line.Version);
                continue;
            }

            rows.Update(line with { ValidTo = day, Version = line.Version + 1 }, line.Version);
            rows.Insert(line with { Id = ids.Next(), MemberId = request.ToMemberId, ValidFrom = day.AddDays(1), Version = 1 });
        }

        return lines.Count;
    }
}
