using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;

namespace Dispatch.Engine.Timers;

/// <summary>A due timer of a bookmark (Delay, Timer, Cron, StartAt) resumes it.</summary>
internal sealed class BookmarkTimer(IWorkflowRuntime runtime) : ITimerTarget
{
    public const string Name = "bookmark";

    public string Target => Name;

    public async Task FireAsync(Timer timer, UnitOfWork unit, CancellationToken cancellation)
    {
        try
        {
            await runtime.ResumeAsync(unit, timer.InstanceId, timer.Id, null, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NotFoundException or ConflictException and not WriteConflictException)
        {
            // The instance went on by another way at the same moment; the timer is simply used up.
        }
    }
}
