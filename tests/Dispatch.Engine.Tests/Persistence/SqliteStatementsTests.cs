using System.Data.Common;
using Dispatch.Engine.Diagnostics;
using Dispatch.Engine.Persistence;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Dispatch.Engine.Tests.Persistence;

public sealed class SqliteStatementsTests : IAsyncLifetime
{
    private const string Insert = "INSERT INTO things (id, whole, number, words, bytes) VALUES ($1, $2, $3, $4, $5)";
    private readonly string _folder = Directory.CreateTempSubdirectory("dispatch-statements-").FullName;
    private readonly SqliteDatabase _database;
    private readonly UnitGates _gates = new();

    public SqliteStatementsTests() =>
        _database = new SqliteDatabase(new SqliteOptions { DataSource = Path.Combine(_folder, "dispatch.db"), Synchronous = "NORMAL" }, new CommitRecord(TimeProvider.System));

    public Task InitializeAsync() => WriteAsync(session => session.Execute("CREATE TABLE things (id INTEGER PRIMARY KEY, whole INTEGER, number REAL, words TEXT, bytes BLOB)"));

    [Fact]
    public async Task Values_ComeBackAsTheyWereWritten()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_123);
        await WriteAsync(session =>
        {
            session.Execute(Insert, 1, long.MinValue, -0.5, "小区驿站 🏠", new byte[] { 0, 1, 255 });
            session.Execute(Insert, 2, at, 2d, "", Array.Empty<byte>());
            session.Execute(Insert, 3, null, null, null, null);
            session.Execute(Insert, 4, true, 1e300, DayOfWeek.Monday, new string('字', 100_000));
        });

        using var read = _database.OpenRead();
        var rows = read.Query("SELECT whole, number, words, bytes FROM things ORDER BY id", r => Enumerable.Range(0, r.FieldCount).Select(r.GetValue).ToArray());
        rows[0].Should().BeEquivalentTo(new object[] { long.MinValue, -0.5, "小区驿站 🏠", new byte[] { 0, 1, 255 } });
        rows[1].Should().BeEquivalentTo(new object[] { at.ToUnixTimeMilliseconds(), 2d, "", Array.Empty<byte>() });
        rows[2].Should().AllBeOfType<DBNull>();
        rows[3].Should().BeEquivalentTo(new object[] { 1L, 1e300, "Monday", new string('字', 100_000) });
    }

    [Fact]
    public async Task NoValue_IsSaidToBeNone_AndNeverReadAsOne()
    {
        await WriteAsync(session => session.Execute(Insert, 1, null, null, null, null));

        using var read = _database.OpenRead();
        read.QueryFirst("SELECT words FROM things", r => r.IsDBNull(0)).Should().BeTrue();
        foreach (var get in new Func<DbDataReader, object>[] { r => r.GetString(0), r => r.GetInt64(0), r => r.GetInt32(0), r => r.GetDouble(0), r => r.GetFieldValue<byte[]>(0) })
        {
            read.Invoking(s => s.QueryFirst("SELECT words FROM things", get)).Should().Throw<InvalidOperationException>().WithMessage("*words*");
        }
    }

    [Fact]
    public async Task Query_AskedWhileItsRowsAreRead_AnswersBoth()
    {
        await WriteAsync(session => Enumerable.Range(1, 3).ToList().ForEach(i => session.Execute(Insert, i, i, null, null, null)));

        using var read = _database.OpenRead();
        const string Sql = "SELECT id FROM things WHERE id >= $1 ORDER BY id";
        read.Query(Sql, r => (Id: r.GetInt64(0), Above: read.Query(Sql, inner => inner.GetInt64(0), r.GetInt64(0)).Count), 1L).Should().Equal((1, 3), (2, 2), (3, 1));
    }

    [Fact]
    public async Task Query_WhoseReadingFails_IsReadyForTheNext()
    {
        await WriteAsync(session => session.Execute(Insert, 1, 7, null, null, null));

        using var read = _database.OpenRead();
        const string Sql = "SELECT whole FROM things WHERE id = $1";
        read.Invoking(s => s.QueryFirst<long>(Sql, _ => throw new FormatException(), 1L)).Should().Throw<FormatException>();
        read.QueryFirst(Sql, r => r.GetInt64(0), 1L).Should().Be(7);
        await WriteAsync(session => session.Execute(Insert, 2, 8, null, null, null));
        read.QueryFirst(Sql, r => r.GetInt64(0), 2L).Should().Be(8, "no earlier state of the database is held");
    }

    [Fact]
    public async Task Statement_ThatIsRefused_SaysWhy_AndServesAgain()
    {
        await WriteAsync(session => session.Execute(Insert, 1, 1, null, null, null));
        await WriteAsync(session =>
        {
            session.Invoking(s => s.Execute(Insert, 1, 1, null, null, null)).Should().Throw<SqliteException>().Which.SqliteErrorCode.Should().Be(19);
            session.Execute(Insert, 2, 2, null, null, null).Should().Be(1);
            session.Execute("UPDATE things SET whole = 0").Should().Be(2);
        });

        using var read = _database.OpenRead();
        for (var i = 0; i < 2; i++)
        {
            read.Invoking(s => s.QueryFirst("SELECT id FROM nowhere", r => r.GetInt64(0))).Should().Throw<SqliteException>().WithMessage("*nowhere*");
        }
    }

    [Fact]
    public void Statement_OfAClosedConnection_IsRefused()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var statements = new SqliteStatements(connection);
        statements.Execute("SELECT 1", []).Should().Be(0);
        statements.Dispose();
        statements.Dispose();

        statements.Invoking(s => s.Execute("SELECT 1", [])).Should().Throw<SqliteException>().Which.SqliteErrorCode.Should().Be(21);
    }

    public Task DisposeAsync()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private async Task WriteAsync(Action<WriteSession> write)
    {
        using var unit = new UnitOfWork(_gates);
        unit.Write(write);
        await _database.CommitAsync(unit, CancellationToken.None);
    }
}
