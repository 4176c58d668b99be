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

        // Whole-city heat is read from this index alone.
        builder.HasIndex(f => new { f.ReceivedAt, f.DistrictId, f.StreetId, f.CommunityId, f.CategoryCode });
        builder.HasIndex(f => new { f.DistrictId, f.ReceivedAt });
        builder.HasIndex(f => new { f.CommunityId, f.ReceivedAt });
        builder.HasIndex(f => new { f.StreetId, f.ReceivedAt });
        builder.HasIndex(f => new { f.DepartmentId, f.ReceivedAt });

        // What was open at an earlier instant is read from this index alone.
        builder.HasIndex(f => new { f.ClosedAt, f.DistrictId, f.StreetId, f.CommunityId, f.ReceivedAt, f.DueAt, f.HandledAt }).HasFilter("closed_at IS NOT NULL");

        // What is open now is little of all there ever was.
        builder.HasIndex(f => new { f.ClosedAt, f.DistrictId, f.ReceivedAt }).HasFilter("closed_at IS NULL");
    }
}
