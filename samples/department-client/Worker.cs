namespace Dispatch.DepartmentClient;

/// <summary>
/// Takes what is open, decides, answers; for ever. The inbox is the only truth: whatever was missed while the client was away is still open there,
/// and an answer that got lost on the way is sent again from the journal.
/// </summary>
internal sealed partial class Worker(DispatchApi api, Desk desk, AnswerJournal journal, WakeUp wake, ClientSettings settings, ILogger<Worker> log) : BackgroundService
{
    private static readonly TimeSpan _pauseAfterFailure = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var rung = wake.Next;
                var worked = await WorkAsync(stoppingToken);
                if (settings.Receive is not null && worked == 0)
                {
                    await Task.WhenAny(rung, Task.Delay(_longestPause, stoppingToken));
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !stoppingToken.IsCancellationRequested)
            {
                LogLater(e.Message);
                await Task.Delay(_pauseAfterFailure, stoppingToken);
            }
        }
    }

    /// <summary>Answers what can be answered; says how many.</summary>
    private async Task<int> WorkAsync(CancellationToken cancellation)
    {
        var answered = 0;
        foreach (var task in await api.OpenTasksAsync(wait: settings.Receive is null, cancellation))
        {
            answered += await AnswerAsync(task, cancellation) ? 1 : 0;
        }

        return answered;
    }

    private async Task<bool> AnswerAsync(DepartmentTask task, CancellationToken cancellation)
    {
        if ((journal.Find(task.Id) ?? Decided(task)) is not { } reply)
        {
            return false;
        }

        try
        {
            var counts = await api.CompleteAsync(task.Id, reply, cancellation);
            LogAnswered(task.TicketNumber, task.Kind, counts ? "acknowledged" : "already gone");
            journal.Forget(task.Id);
            return counts;
        }
        catch (HttpRequestException e) when (e.StatusCode is { } status && (int)status is 400 or 403 or 422)
        {
            // The answer itself is wrong: somebody has to look at it, the others go on.
            LogRefused(task.TicketNumber, task.Kind, e.Message);
            return false;
        }
    }

    private string? Decided(DepartmentTask task) => desk.Decide(task) is { } reply ? journal.Write(task.Id, reply) : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Ticket} {Kind}: {Result}")]
    private partial void LogAnswered(string ticket, string kind, string result);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Ticket} {Kind} was refused: {Answer}")]
    private partial void LogRefused(string ticket, string kind, string answer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dispatch can't be reached and is asked again: {Reason}")]
    private partial void LogLater(string reason);
}
