using Microsoft.EntityFrameworkCore;

namespace Dispatch.Workflows.Persistence;

/// <summary>The domain's tables in the embedded database.</summary>
public sealed class SqliteWorkflowsDb(DbContextOptions<SqliteWorkflowsDb> options) : WorkflowsDb(options)
{
    /// <summary>Points EF Core at a database file.</summary>
    public static void Configure(DbContextOptionsBuilder builder, string dataSource)
    {
        var connection = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = dataSource, Pooling = false };
        builder.UseSqlite(connection.ToString(), sqlite => sqlite.MigrationsHistoryTable(MigrationsTable));
    }
}
