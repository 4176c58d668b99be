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
        // At the start, and after a lost answer, the inbox may hold what Dispatch believes is known here.
        var missed = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var rung = wake.Next;
                var worked = await WorkAsync(wait: settings.Receive is null && !missed, stoppingToken);
                missed = false;
                if (settings.Receive is not null && worked == 0)
                {
                    await Task.WhenAny(rung, Task.Delay(_longestPause, stoppingToken));
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !stoppingToken.IsCancellationRequested)
            {
                LogLater(e.Message);
                missed = true;
                await Task.Delay(_pauseAfterFailure, stoppingToken);
            }
        }
    }

    /// <summary>Answers what can be answered; says how many.</summary>
    private async Task<int> WorkAsync(bool wait, CancellationToken cancellation)
    {
        var answered = 0;
        foreach (var task in await api.OpenTasksAsync(wait, cancellation))
        {
            answered += await AnswerAsync(task, cancellation) ? 1 : 0;
        }

        return answered;
    }

    private async Task<bool> AnswerAsync(DepartmentTask task, CancellationToken cancellation)
    {
        if ((journal.Find(task.Id) ?? Decided(task)) is not { } kept)
        {
            return false;
        }

        try
        {
            var counts = await api.CompleteAsync(task.Id, kept, cancellation);
            LogAnswered(task.TicketNumber, task.Kind, counts ? "acknowledged" : "already gone");
            journal.Forget(task.Id);
            return counts;
        }
        catch (HttpRequestException e) when (e.StatusCode is { } status && (int)status is 400 or 403 or 422)
        {
            // The answer itself is wrong: somebody has to look at it, the others go on. It counts nowhere, so the desk is asked again.
            LogRefused(task.TicketNumber, task.Kind, e.Message);
            journal.Forget(task.Id);
            return false;
        }
    }

    private KeptAnswer? Decided(DepartmentTask task) => desk.Decide(task) is { } reply ? journal.Write(task.Id, reply) : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Ticket} {Kind}: {Result}")]
    private partial void LogAnswered(string ticket, string kind, string result);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Ticket} {Kind} was refused: {Answer}")]
    private partial void LogRefused(string ticket, string kind, string answer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dispatch can't be reached and is asked again: {Reason}")]
    private partial void LogLater(string reason);
}
