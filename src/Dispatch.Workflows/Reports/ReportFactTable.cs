using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Reports;

/// <summary>The table of report facts.</summary>
internal sealed class ReportFactTable : IEntityTypeConfiguration<ReportFact>
{
    public void Configure(EntityTypeBuilder<ReportFact> builder)
    {
        builder.ToTable("report_facts");
        builder.HasKey(f => f.TicketId);
        builder.HasIndex(f => f.ReceivedAt);
        builder.HasIndex(f => new { f.CommunityId, f.ReceivedAt });
        builder.HasIndex(f => new { f.StreetId, f.ReceivedAt });
        builder.HasIndex(f => new { f.DepartmentId, f.ReceivedAt });
    }
}
