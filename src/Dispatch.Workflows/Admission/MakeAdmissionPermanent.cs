using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>The district ends an admission's trial: it goes on for good, for the rest of its period.</summary>
[AllowedFor(Roles.Admin, Roles.District)]
public sealed record MakeAdmissionPermanent(string Id, string? Reason = null) : ICommand<AdmissionEntry>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("reason", Reason, 1000);
}

internal sealed class MakeAdmissionPermanentHandler(AdmissionSteps steps) : IRequestHandler<MakeAdmissionPermanent, AdmissionEntry>
{
    public Task<AdmissionEntry> Handle(MakeAdmissionPermanent request, CancellationToken cancellationToken) => steps.StepAsync(
        request.Id,
        "trialEnded",
        request.Reason,
        entry => entry.Trial ? entry with { Trial = false } : throw new ConflictException($"准入事项 {entry.Id} 不在试行。Admission entry {entry.Id} is not on trial."),
        cancellationToken);
}
