using System.Text.Json;
using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>
/// A department begins an application for leave to put a matter on communities (准入申请). With <see cref="Application"/> (what the form of the task
/// <c>admission.apply</c> asks for) it is submitted at once; without it the department gets the task.
/// </summary>
[AllowedFor(Roles.Department)]
public sealed record ApplyForAdmission(string Title, string Description = "", JsonElement? Application = null) : ICommand<TicketView>, IValidated
{
    /// <summary>The workflow that carries it.</summary>
    public const string DefinitionId = "task-admission";

    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("title", Title, 200).AtMost("description", Description, 8000);
}

internal sealed class ApplyForAdmissionHandler(DepartmentTickets tickets, TaskCompletion completion) : IRequestHandler<ApplyForAdmission, TicketView>
{
    public async Task<TicketView> Handle(ApplyForAdmission request, CancellationToken cancellationToken)
    {
        var work = await tickets.BeginAsync(Matter.Admission, ApplyForAdmission.DefinitionId, request.Title, request.Description, "admission", null, cancellationToken).ConfigureAwait(false);
        if (TaskCompletion.DataOf(request.Application) is { } data && work.Tasks.Open.FirstOrDefault(t => t.Kind == TaskKinds.AdmissionApply) is { } task)
        {
            await completion.CompleteAsync(work, task, "Submit", data, null, cancellationToken).ConfigureAwait(false);
        }

        return TicketViews.Public(work.Ticket, work.Now);
    }
}
