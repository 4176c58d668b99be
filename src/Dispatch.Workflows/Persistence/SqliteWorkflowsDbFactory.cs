using Microsoft.EntityFrameworkCore;

namespace Dispatch.Workflows.Persistence;

/// <summary>Gives the embedded database's context to those who only know the domain's.</summary>
internal sealed class SqliteWorkflowsDbFactory(IDbContextFactory<SqliteWorkflowsDb> factory) : IDbContextFactory<WorkflowsDb>
{
    public WorkflowsDb CreateDbContext() => factory.CreateDbContext();
}
