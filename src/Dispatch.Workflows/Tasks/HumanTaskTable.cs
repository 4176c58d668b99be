using System.Text;
using Dispatch.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Tasks;

/// <summary>The table of tasks.</summary>
internal sealed class HumanTaskTable : IEntityTypeConfiguration<HumanTask>
{
    public void Configure(EntityTypeBuilder<HumanTask> builder)
    {
        builder.ToTable("tasks");
        builder.HasKey(t => t.Id);
        builder.Ignore(t => t.IsOpen);
        builder.Property(t => t.Form).HasConversion(text => text!.Name, name => TaskText.Of(name));
        builder.Property(t => t.Outcomes).HasConversion(text => text.Name, name => TaskText.Of(name));
        builder.Property(t => t.DueExplanation).HasConversion(text => text!.Text, text => StoredText.Of(Encoding.UTF8.GetBytes(text)));
        builder.HasIndex(t => new { t.UnitId, t.State, t.DueAt });
        builder.HasIndex(t => new { t.TicketId, t.State });
        builder.HasIndex(t => new { t.Kind, t.CompletedAt });
        builder.HasIndex(t => new { t.State, t.DueAt });
    }
}
