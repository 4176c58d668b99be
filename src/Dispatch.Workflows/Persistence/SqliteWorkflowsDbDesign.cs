using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dispatch.Workflows.Persistence;

/// <summary>Gives the migrations tool a context; never runs in the product.</summary>
public sealed class SqliteWorkflowsDbDesign : IDesignTimeDbContextFactory<SqliteWorkflowsDb>
{
    /// <inheritdoc/>
    public SqliteWorkflowsDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<SqliteWorkflowsDb>();
        SqliteWorkflowsDb.Configure(builder, "design.db");
        return new SqliteWorkflowsDb(builder.Options);
    }
}
