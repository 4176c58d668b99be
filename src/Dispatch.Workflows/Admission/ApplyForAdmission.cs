using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>A department begins an application for leave to put a matter on communities (准入申请); the form is the task that it gets.</summary>
[AllowedFor(Roles.Department)]
public sealed record ApplyForAdmission(string Title, string Description = "") : ICommand<TicketView>, IValidated
{
    /// <summary>The workflow that carries it.</summary>
    public const string DefinitionId = "task-admission";

    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("title", Title, 200).AtMost("description", Description, 8000);
}

internal sealed class ApplyForAdmissionHandler(DepartmentTickets tickets) : IRequestHandler<ApplyForAdmission, TicketView>
{
    public Task<TicketView> Handle(ApplyForAdmission request, CancellationToken cancellationToken) =>
        tickets.BeginAsync(Matter.Admission, ApplyForAdmission.DefinitionId, request.Title, request.Description, "admission", null, cancellationToken);
}
