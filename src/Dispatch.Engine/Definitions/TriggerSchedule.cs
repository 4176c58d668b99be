using System.Globalization;
using System.Text.Json;
using Dispatch.Engine.Activities;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;

namespace Dispatch.Engine.Definitions;

/// <summary>Keeps what starts a published version: the triggers, and a timer for each that is due by time (Cron, Timer, StartAt).</summary>
public sealed class TriggerSchedule(ITimers timers, TimeProvider time)
{
    /// <summary>The <see cref="Timers.Timer.Target"/> of these timers.</summary>
    internal const string Target = "trigger";

    /// <summary>Replaces the triggers of a definition and their timers, within a unit of work; none when nothing of it is published.</summary>
    public void Replace(UnitOfWork unit, string definitionId, IReadOnlyList<TriggerRow> triggers)
    {
        var owner = Owner(definitionId);
        unit.Write(session =>
        {
            session.Execute("DELETE FROM engine_timers WHERE instance_id = $1", owner);
            DefinitionStore.ReplaceTriggers(session, definitionId, triggers);
        });
        var now = time.GetUtcNow();
        foreach (var trigger in triggers)
        {
            Set(unit, new TimedTrigger(definitionId, trigger.ActivityId, trigger.Name, JsonSerializer.Deserialize<JsonElement>(trigger.Payload, Values.Json)), trigger.Id, now, now);
        }
    }

    /// <summary>Sets the timer of a trigger's next instant after <paramref name="after"/>. What was missed is not made up for one by one.</summary>
    internal void Set(UnitOfWork unit, TimedTrigger trigger, string timerId, DateTimeOffset after, DateTimeOffset now)
    {
        if (Next(trigger, after, now) is { } due)
        {
            timers.Set(unit, new Timers.Timer(timerId, Owner(trigger.DefinitionId), Target, JsonSerializer.Serialize(trigger, Values.Json), due));
        }
    }

    private static DateTimeOffset? Next(TimedTrigger trigger, DateTimeOffset after, DateTimeOffset now)
    {
        switch (trigger.Name)
        {
            case Cron.StimulusName:
                return Cron.Next(trigger.Payload.GetProperty("cronExpression").GetString()!, now);
            case Activities.Timer.StimulusName:
                var interval = TimeSpan.Parse(trigger.Payload.GetProperty("interval").GetString()!, CultureInfo.InvariantCulture);
                return after + interval > now ? after + interval : now + interval;
            case StartAt.StimulusName:
                var at = trigger.Payload.GetProperty("executeAt").GetDateTimeOffset();
                return at > now ? at : null;
            default:
                return null;
        }
    }

    // The timers of one definition stand under one key, so that they fire one after the other.
    private static string Owner(string definitionId) => "trigger:" + definitionId;
}
