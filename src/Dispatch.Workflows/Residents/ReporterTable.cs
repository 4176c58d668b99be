using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Residents;

/// <summary>The table of reporters' identities.</summary>
internal sealed class ReporterTable : IEntityTypeConfiguration<ReporterRow>
{
    public void Configure(EntityTypeBuilder<ReporterRow> builder)
    {
        builder.ToTable("reporters");
        builder.HasKey(r => r.TicketId);
        builder.HasIndex(r => r.PhoneHash);
    }
}
