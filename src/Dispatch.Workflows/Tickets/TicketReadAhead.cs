using Dispatch.Engine.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Workflows.Tickets;

/// <summary>
/// Reads the newest tickets once after the start, in the order in which they lie in the file, so that the system has them at hand. A list that few tickets fit walks them from the newest back, which no system
/// reads ahead: after a reboot the first one took seconds over a hundred thousand tickets.
/// </summary>
internal sealed partial class TicketReadAhead(IDatabase database, ILogger<TicketReadAhead> log) : BackgroundService
{
    private const long Most = 200_000;
    private const long AtOnce = 10_000;

    /// <remarks>Runs beside the start as a whole: no part of it is waited for.</remarks>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var last = Ask("SELECT COALESCE(MAX(rowid), 0) FROM tickets");
            for (var from = Math.Max(0, last - Most); from < last && !stoppingToken.IsCancellationRequested; from += AtOnce)
            {
                // The last column, so that long texts are read too.
                Ask("SELECT COUNT(version + 0) FROM tickets WHERE rowid > $1 AND rowid <= $2", from, from + AtOnce);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogLeftOut(e);
        }

        return Task.CompletedTask;
    }

    private long Ask(string sql, params object?[] values)
    {
        using var read = database.OpenRead();
        return read.QueryFirst(sql, row => row.GetInt64(0), values);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tickets were not read ahead; the first lists may be slow")]
    private partial void LogLeftOut(Exception e);
}
