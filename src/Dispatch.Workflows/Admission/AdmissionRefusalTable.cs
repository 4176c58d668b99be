using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Admission;

/// <summary>The table of refusals.</summary>
internal sealed class AdmissionRefusalTable : IEntityTypeConfiguration<AdmissionRefusal>
{
    public void Configure(EntityTypeBuilder<AdmissionRefusal> builder)
    {
        builder.ToTable("admission_refusals");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => new { r.CommunityId, r.At });
    }
}
