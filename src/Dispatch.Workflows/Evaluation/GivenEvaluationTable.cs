using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Evaluation;

/// <summary>The table of evaluations.</summary>
internal sealed class GivenEvaluationTable : IEntityTypeConfiguration<GivenEvaluation>
{
    public void Configure(EntityTypeBuilder<GivenEvaluation> builder)
    {
        builder.ToTable("evaluations");
        builder.HasKey(e => e.Id);
        builder.HasIndex(e => new { e.TicketId, e.Cycle });
        builder.HasIndex(e => new { e.AboutUnitId, e.GivenAt });
    }
}
