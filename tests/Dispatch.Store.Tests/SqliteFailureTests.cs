using Dispatch.Engine.Primitives;
using Microsoft.Data.Sqlite;

namespace Dispatch.Store.Tests;

/// <summary>What only the embedded database can meet: another process's lock, an old library.</summary>
public sealed class SqliteFailureTests
{
    [Fact]
    public async Task Writer_WhileAnotherProcessHoldsTheLock_SaysSo_AndRecovers()
    {
        var folder = Directory.CreateTempSubdirectory("dispatch-locked-");
        var file = Path.Combine(folder.FullName, "dispatch.db");
        await using var store = await StoreUnderTest.SqliteAsync(file);
        await using (var other = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await other.OpenAsync();
            Execute(other, "BEGIN IMMEDIATE");

            var act = () => store.StartAsync(HandMadeWorkflows.Sleeps);
            await act.Should().ThrowAsync<StoreUnavailableException>();

            Execute(other, "ROLLBACK");
        }

        await store.StartAsync(HandMadeWorkflows.Sleeps);
        store.Count("engine_instances").Should().Be(1);
    }

    [Fact]
    public async Task Writer_WhenTheFileMayNotGrow_SaysSo_KeepsNothing_AndRecovers()
    {
        await using var store = await StoreUnderTest.SqliteAsync();
        var big = new string('x', 200_000);
        await store.UnitAsync(unit => unit.Write(s => s.Execute("PRAGMA max_page_count = 60")));

        var act = () => store.UnitAsync(unit => unit.Write(s => s.Execute(
            "INSERT INTO engine_outbox (id, kind, stream, payload, created_at, attempts, next_at, is_dead, error) VALUES ('a', 'test', 'test', $1, 0, 0, 0, 0, NULL)", big)));
        await act.Should().ThrowAsync<StoreUnavailableException>();
        store.Count("engine_outbox").Should().Be(0);

        // The failed writer opened a fresh connection, which has no such limit: the cause is gone.
        await store.StartAsync(HandMadeWorkflows.Sleeps);
        store.Count("engine_instances").Should().Be(1);
    }

    [Fact]
    public void NativeLibrary_IsFreeOfTheWalResetBug()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Version.Parse(connection.ServerVersion).Should().BeGreaterThanOrEqualTo(new Version(3, 51, 3));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
