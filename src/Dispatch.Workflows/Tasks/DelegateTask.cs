using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;

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
