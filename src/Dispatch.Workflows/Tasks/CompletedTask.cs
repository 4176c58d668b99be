using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>A completed task and the state that followed.</summary>
public sealed record CompletedTask(TaskView Task, TicketView Ticket);
