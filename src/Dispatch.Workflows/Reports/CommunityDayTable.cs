using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Reports;

/// <summary>The table of the communities' counters by day.</summary>
internal sealed class CommunityDayTable : IEntityTypeConfiguration<CommunityDay>
{
    public void Configure(EntityTypeBuilder<CommunityDay> builder)
    {
        builder.ToTable("report_community_days");
        builder.HasKey(d => new { d.Day, d.DistrictId, d.StreetId });
    }
}
