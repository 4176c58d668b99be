using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Reports;

/// <summary>The table of counters.</summary>
internal sealed class ReportCounterTable : IEntityTypeConfiguration<ReportCounter>
{
    public void Configure(EntityTypeBuilder<ReportCounter> builder)
    {
        builder.ToTable("report_counters");
        builder.HasKey(c => new { c.Grp, c.Day, c.DistrictId, c.StreetId, c.Key });
        foreach (var measure in MeasureCounts.All)
        {
            builder.Property<int>(measure.ToString());
        }
    }
}
