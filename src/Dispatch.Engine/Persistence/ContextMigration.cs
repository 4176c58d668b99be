using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dispatch.Engine.Persistence;

/// <summary>Applies the migrations of one EF Core model.</summary>
internal sealed class ContextMigration<TContext>(IDbContextFactory<TContext> contexts, SqliteOptions options, string table, int order) : IMigrates
    where TContext : DbContext
{
    // EF Core's own lock. A process that is killed while it migrates leaves it behind, and the next start would wait for it for ever.
    private const string ForgetLock = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";

    public int Order => order;

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        if (IsUpToDate())
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellation).ConfigureAwait(false);
        if (File.Exists(options.DataSource))
        {
            // Nobody else can be migrating: a database has one host, which holds its directory.
            await context.Database.ExecuteSqlRawAsync(ForgetLock, cancellation).ConfigureAwait(false);
        }

        await context.Database.MigrateAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks the table itself: the model, which takes EF Core most of a start to build, is not needed for that.</summary>
    private bool IsUpToDate()
    {
        if (!File.Exists(options.DataSource))
        {
            return false;
        }

        using var connection = new SqliteConnection(options.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = $1";
        command.Parameters.AddWithValue("$1", table);
        if ((long)command.ExecuteScalar()! == 0)
        {
            return false;
        }

        command.CommandText = $"SELECT \"MigrationId\" FROM \"{table}\"";
        using var reader = command.ExecuteReader();
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            applied.Add(reader.GetString(0));
        }

        return applied.SetEquals(Known());
    }

    private static IEnumerable<string> Known() => typeof(TContext).Assembly.GetTypes()
        .Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext))
        .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id)
        .OfType<string>();
}
