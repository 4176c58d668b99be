using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.Timers;

namespace Dispatch.Engine.Definitions;

/// <summary>A due trigger starts an instance of its definition; the timer of its next instant is set in the same transaction.</summary>
internal sealed class TriggerTimer(IWorkflowRuntime runtime, TriggerSchedule schedule, IDatabase database, TimeProvider time) : ITimerTarget
{
    public string Target => TriggerSchedule.Target;

    public async Task FireAsync(Timers.Timer timer, UnitOfWork unit, CancellationToken cancellation)
    {
        if (!IsStillThere(timer.Id))
        {
            return;
        }

        var trigger = JsonSerializer.Deserialize<TimedTrigger>(timer.Payload!, Values.Json)!;
        schedule.Set(unit, trigger, timer.Id, timer.DueAt, time.GetUtcNow());
        try
        {
            await runtime.StartAsync(unit, new StartInstance(trigger.DefinitionId) { TriggerActivityId = trigger.ActivityId, TriggerInput = Values.ToJson(new { dueAt = timer.DueAt }) }, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NotFoundException or ConflictException and not WriteConflictException)
        {
            // Nothing is published any more, or its activation strategy allows no other instance now: this instant passes.
        }
    }

    private bool IsStillThere(string triggerId)
    {
        using var read = database.OpenRead();
        return read.QueryFirst("SELECT 1 FROM engine_triggers WHERE id = $1", _ => true, triggerId);
    }
}
