using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dispatch.Host.Persistence;

/// <summary>Gives the migrations tool a context; never runs in the product.</summary>
internal sealed class HostDbDesign : IDesignTimeDbContextFactory<HostDb>
{
    public HostDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<HostDb>().UseSqlite("Data Source=design.db", o => o.MigrationsHistoryTable(HostDb.MigrationsTable)).Options);
}
