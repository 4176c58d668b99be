using Dispatch.Engine.Persistence;
using Dispatch.Host.Composition;
using Dispatch.Workflows.Residents;
using Microsoft.Data.Sqlite;

namespace Dispatch.Host.Commands;

/// <summary>
/// Seals all personal data with a new key and throws the old one away. It takes the directory's lock, so no host runs meanwhile; broken off
/// half-way, both keys are in the file and the next call finishes.
/// </summary>
internal sealed class RotateDataKey : IHostVerb
{
    private const int Step = 5000;

    // Every column that holds sealed text, with its key columns and what it is sealed for.
    private static readonly (string Table, string Column, string Keys, Func<SqliteDataReader, string> Context)[] _sealed =
    [
        ("reporters", "sealed", "ticket_id", row => Reporters.Context(row.GetString(2))),
        ("host_first_answers", "body", "caller_id, key", row => $"answer:{row.GetString(2)}:{row.GetString(3)}"),
    ];

    public string Words => "data-key rotate";

    public string Usage => "--data DIR                    encrypts residents' data with a new key; the service must be stopped";

    public async Task<int> RunAsync(VerbCall call)
    {
        using var data = DataDirectory.Open(call.Data);
        var database = data.File(DataDirectory.DatabaseFile);
        if (!File.Exists(database))
        {
            throw new StartFailure(StartFailure.DataDirectoryUnusable, $"{data.Path} holds no database: name the data directory with --data DIR.");
        }

        var path = DataKeys.PlaceOf(database, call.Configuration.GetSection(DataKeyOptions.Section).Get<DataKeyOptions>() ?? new DataKeyOptions());
        if (!File.Exists(path))
        {
            throw new StartFailure(StartFailure.Misconfigured, new DataKeyMissingException(path).Message);
        }

        KeyFile.Read(path).WithNewKey().Write(path);
        var keys = new DataKeys(path);
        var count = 0L;
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString()))
        {
            connection.Open();
            foreach (var column in _sealed)
            {
                count += Reseal(connection, keys, column);
            }
        }

        KeyFile.Read(path).WithoutOldKeys().Write(path);
        await call.Out.WriteLineAsync($"{path}: key {keys.CurrentId} is in force, {count:N0} rows sealed anew, older keys removed. Back the file up, apart from the database.");
        return 0;
    }

    private static long Reseal(SqliteConnection connection, DataKeys keys, (string Table, string Column, string Keys, Func<SqliteDataReader, string> Context) place)
    {
        long count = 0, after = -1;
        while (true)
        {
            var rows = Read(connection, place, after);
            if (rows.Count == 0)
            {
                return count;
            }

            using var transaction = connection.BeginTransaction();
            using var update = connection.CreateCommand();
            update.Transaction = transaction;
            update.CommandText = $"UPDATE {place.Table} SET {place.Column} = $value WHERE rowid = $row";
            var (value, row) = (update.Parameters.Add(new SqliteParameter { ParameterName = "$value" }), update.Parameters.Add("$row", SqliteType.Integer));
            foreach (var (id, hidden, context) in rows)
            {
                (after, row.Value) = (id, id);
                if (Resealed(keys, context, hidden) is { } again)
                {
                    value.Value = again;
                    update.ExecuteNonQuery();
                    count++;
                }
            }

            transaction.Commit();
        }
    }

    private static object? Resealed(DataKeys keys, string context, object hidden) => hidden switch
    {
        byte[] bytes => keys.OpenBytes(context, bytes) is { } plain ? keys.SealBytes(context, plain) : null,
        string text => keys.Open(context, text) is { } plain ? keys.Seal(context, plain) : null,
        _ => null,
    };

    private static List<(long Row, object Sealed, string Context)> Read(
        SqliteConnection connection, (string Table, string Column, string Keys, Func<SqliteDataReader, string> Context) place, long after)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT rowid, {place.Column}, {place.Keys} FROM {place.Table} WHERE rowid > $after AND ({place.Column} LIKE 'v1.%' OR typeof({place.Column}) = 'blob') ORDER BY rowid LIMIT {Step}";
        command.Parameters.AddWithValue("$after", after);
        using var reader = command.ExecuteReader();
        var rows = new List<(long, object, string)>();
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetValue(1), place.Context(reader)));
        }

        return rows;
    }
}
