using Dispatch.Engine.Diagnostics;
using Dispatch.Engine.Persistence;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Dispatch.Engine.Tests.Persistence;

public sealed class LogCheckpointsTests : IDisposable
{
    private const int Units = 1500;
    private const int UnitSize = 100_000;
    private const long Largest = 110_000_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("dispatch-log-").FullName;

    [Fact]
    public async Task Log_WhileUnitsAreStoredAndRead_IsBegunAnewBeforeItIsLarge()
    {
        var options = new SqliteOptions { DataSource = Path.Combine(_folder, "dispatch.db"), Synchronous = "NORMAL" };
        using (var connection = new SqliteConnection($"Data Source={options.DataSource};Pooling=false"))
        {
            connection.Open();
            using var create = connection.CreateCommand();
            create.CommandText = "CREATE TABLE bodies (id INTEGER PRIMARY KEY, body BLOB NOT NULL)";
            create.ExecuteNonQuery();
        }

        using var database = new SqliteDatabase(options, new CommitRecord(TimeProvider.System));
        var gates = new UnitGates();
        var body = new byte[UnitSize];
        for (var i = 0; i < Units; i++)
        {
            using var unit = new UnitOfWork(gates);
            unit.Write(session => session.Execute("INSERT INTO bodies (body) VALUES ($1)", body));
            await database.CommitAsync(unit, CancellationToken.None);
            using var read = database.OpenRead();
            read.QueryFirst("SELECT MAX(id) FROM bodies", r => r.GetInt64(0)).Should().Be(i + 1);
        }

        // All of it is 150 MB; what is being copied while more is written may come on top of the limit.
        new FileInfo(options.DataSource + "-wal").Length.Should().BeLessThan(Largest);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
