using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Admission;

/// <summary>Changes a live admission entry, on record. A department only its own.</summary>
internal sealed class AdmissionSteps(ReferenceRows rows, Precondition precondition, CallerContext context)
{
    /// <exception cref="NotFoundException">It isn't there.</exception>
    /// <exception cref="ForbiddenException">It is another department's.</exception>
    /// <exception cref="ConflictException">It was withdrawn already.</exception>
    public async Task<AdmissionEntry> StepAsync(string id, string action, string? reason, Func<AdmissionEntry, AdmissionEntry> change, CancellationToken cancellation)
    {
        var data = await rows.EnterAsync(cancellation).ConfigureAwait(false);
        var before = data.Admissions.Find(id) ?? throw new NotFoundException($"没有准入事项 {id}。There is no admission entry {id}.");
        if (context.Caller.Is(Roles.Department) && context.Caller.UnitId != before.DepartmentId)
        {
            throw new ForbiddenException("这是其他部门的准入事项。It is another department's admission.");
        }

        precondition.Require(before.Version);
        if (before.State == AdmissionState.Withdrawn)
        {
            throw new ConflictException($"准入事项 {id} 已退出。Admission entry {id} was withdrawn already.");
        }

        var after = change(before) with { Version = before.Version + 1 };
        rows.Update(after, before.Version, action, reason);
        return after;
    }
}
