using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Tasks;

/// <summary>The table of the forms and outcomes that tasks have.</summary>
internal sealed class TaskTextTable : IEntityTypeConfiguration<TaskTextRow>
{
    public void Configure(EntityTypeBuilder<TaskTextRow> builder)
    {
        builder.ToTable("task_texts");
        builder.HasKey(t => t.Id);
    }
}
