using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>Reads a period and the one before it at once, each from one state of the database: a whole city's year is a second's work for one processor.</summary>
internal static class BothPeriods
{
    public static async Task<(T Now, T Before)> ReadAsync<T>(IDatabase database, ReportScope scope, Func<ReadSession, ReportScope, T> read, CancellationToken cancellation)
    {
        var before = Task.Run(() => Read(database, scope.Before, read), cancellation);
        var now = Read(database, scope, read);
        return (now, await before.ConfigureAwait(false));
    }

    private static T Read<T>(IDatabase database, ReportScope scope, Func<ReadSession, ReportScope, T> read)
    {
        using var session = database.OpenRead();
        using var snapshot = session.Freeze();
        return read(session, scope);
    }
}
