using Dispatch.Engine.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dispatch.Workflows.Residents;

/// <summary>
/// At the start, before requests are let in: seals identities that an earlier version kept in plain text and wipes their traces from the
/// file; then makes sure that the key of what is stored is there.
/// </summary>
internal sealed class SealReporters(SqliteOptions database, DataKeys keys, Reporters reporters, IDatabase store, IOptions<DataKeyOptions> options) : IMigrates
{
    private const string PlainTable = "ticket_reporters_plain";

    private static readonly string[] _directions = ["ASC", "DESC"];

    /// <summary>Right after the domain's tables.</summary>
    public int Order => 21;

    /// <inheritdoc/>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        CheckKey();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.DataSource, Pooling = false }.ToString());
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        if (await ScalarAsync(connection, $"SELECT COUNT(*) FROM sqlite_master WHERE name = '{PlainTable}'", cancellation).ConfigureAwait(false) == 0)
        {
            return;
        }

        var plain = await ReadAsync(connection, cancellation).ConfigureAwait(false);
        using (var unit = new UnitOfWork(new UnitGates()))
        {
            foreach (var reporter in plain)
            {
                unit.Write(reporters.Keep(reporter));
            }

            unit.Write(session => session.Execute($"DROP TABLE {PlainTable}"));
            await store.CommitAsync(unit, cancellation).ConfigureAwait(false);
        }

        if (plain.Count > 0)
        {
            // What was deleted still stands in free pages and in the log until both are written anew.
            await ExecuteAsync(connection, "VACUUM", cancellation).ConfigureAwait(false);
            await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancellation).ConfigureAwait(false);
        }
    }

    private void CheckKey()
    {
        using var read = store.OpenRead();
        var ends = _directions.Select(order => read.QueryFirst($"SELECT sealed FROM reporters WHERE sealed IS NOT NULL ORDER BY ticket_id {order} LIMIT 1", r => r.GetString(0)));
        if (!options.Value.AcceptLoss && ends.Any(text => text is not null && !keys.CanOpen(text)))
        {
            throw new DataKeyMissingException(keys.Path);
        }
    }

    private static async Task<List<Reporter>> ReadAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT ticket_id, name, phone, anonymous FROM {PlainTable}";
        await using var row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var all = new List<Reporter>();
        while (await row.ReadAsync(cancellation).ConfigureAwait(false))
        {
            all.Add(new Reporter(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetInt64(3) != 0));
        }

        return all;
    }

    private static async Task<long> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
