using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dispatch.Engine.Persistence;

/// <summary>For <c>dotnet ef</c> only.</summary>
internal sealed class EngineDbFactory : IDesignTimeDbContextFactory<EngineDb>
{
    public EngineDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<EngineDb>().UseSqlite("Data Source=design.db", o => o.MigrationsHistoryTable(EngineDb.MigrationsTable)).Options);
}
