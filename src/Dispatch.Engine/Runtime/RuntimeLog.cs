using Microsoft.Extensions.Logging;

namespace Dispatch.Engine.Runtime;

/// <summary>What the runtime logs. Event ids 1000 to 1099.</summary>
internal static partial class RuntimeLog
{
    [LoggerMessage(1000, LogLevel.Information, "WriteLine of {InstanceId}: {Line}")]
    public static partial void Line(ILogger log, string instanceId, string line);

    [LoggerMessage(1001, LogLevel.Warning, "Incident in {InstanceId}, activity {ActivityId}: {Message}")]
    public static partial void Incident(ILogger log, string instanceId, string activityId, string message);

    [LoggerMessage(1010, LogLevel.Warning, "Timer {TimerId} of {InstanceId} failed, attempt {Attempt}; it is tried again at {RetryAt}")]
    public static partial void TimerFailed(ILogger log, Exception exception, string timerId, string instanceId, int attempt, DateTimeOffset retryAt);

    [LoggerMessage(1011, LogLevel.Error, "Looking for due timers failed; the next sweep tries again")]
    public static partial void SweepFailed(ILogger log, Exception exception);

    [LoggerMessage(1020, LogLevel.Warning, "Message {MessageId} ({Kind}) was not delivered, attempt {Attempt}; it is tried again at {RetryAt}")]
    public static partial void DeliveryFailed(ILogger log, Exception exception, string messageId, string kind, int attempt, DateTimeOffset retryAt);

    [LoggerMessage(1021, LogLevel.Error, "Message {MessageId} ({Kind}) was given up after {Attempt} attempts and waits as a dead letter")]
    public static partial void DeadLetter(ILogger log, Exception exception, string messageId, string kind, int attempt);
}
