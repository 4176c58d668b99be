using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Notices;

/// <summary>The table of letters.</summary>
internal sealed class LetterTable : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("letters");
        builder.HasKey(l => l.Id);
        builder.HasIndex(l => new { l.TicketId, l.SentAt });
        builder.HasIndex(l => new { l.ToUnitId, l.SentAt });
    }
}
