using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>The department gives an admission up, or the district takes it back (退出): from now on it gives no leave. What is under way goes on.</summary>
[AllowedFor(Roles.Admin, Roles.District, Roles.Department)]
public sealed record WithdrawAdmission(string Id, string? Reason) : ICommand<AdmissionEntry>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("reason", Reason, 1000);
}

internal sealed class WithdrawAdmissionHandler(AdmissionSteps steps) : IRequestHandler<WithdrawAdmission, AdmissionEntry>
{
    public Task<AdmissionEntry> Handle(WithdrawAdmission request, CancellationToken cancellationToken) =>
        steps.StepAsync(request.Id, "withdrawn", request.Reason, entry => entry with { State = AdmissionState.Withdrawn }, cancellationToken);
}
