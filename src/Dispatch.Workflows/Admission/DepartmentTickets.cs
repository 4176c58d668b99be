using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Admission;

/// <summary>Begins the tickets that departments file: an application for admission, a task for a community.</summary>
internal sealed class DepartmentTickets(UnitOfWork unit, TicketDesk desk, IWorkflowRuntime runtime, IReferenceData reference, CallerContext caller, IdGenerator ids, DistrictTime time)
{
    public async Task<TicketWork> BeginAsync(Matter matter, string definitionId, string title, string description, string word, string? communityId, CancellationToken cancellation)
    {
        var department = caller.Caller.UnitId ?? throw new ForbiddenException("只有部门的账号或密钥可以提出。Only a department's key or account may do this.");
        var data = reference.Current;
        var place = communityId ?? department;
        var ticket = new Ticket
        {
            Id = ids.Next(),
            Matter = matter,
            Number = $"{(matter == Matter.Admission ? "ZR" : "XP")}{time.Today:yyyyMMdd}-{IdGenerator.Code(6)}",
            TrackingCode = IdGenerator.Code(12),
            FiledBy = caller.Caller.Id,
            FiledByUnitId = department,
            Status = TicketStatus.Received,
            Title = title,
            Description = description,
            CategoryCode = word,
            Channel = Channel.Proactive,
            Urgency = Urgency.Normal,
            CommunityId = communityId,
            StreetId = data.StreetOf(place)?.Id,
            DistrictId = data.DistrictOf(place)?.Id,
            LeadDepartmentId = department,
            ReceivedAt = time.Now,
            WorkflowInstanceId = ids.Next(),
        };
        await unit.EnterAsync(ticket.WorkflowInstanceId, cancellation).ConfigureAwait(false);
        var work = desk.Begin(ticket);
        work.Involve(department);
        work.Record(HistoryKinds.Received, $"{work.NameOf(department)}提出:{title}。", $"{work.NameEnOf(department)} filed: {title}.");
        await runtime.StartAsync(unit, new StartInstance(definitionId) { InstanceId = ticket.WorkflowInstanceId, CorrelationId = ticket.Id, Name = ticket.Number }, cancellation).ConfigureAwait(false);
        return work;
    }
}
