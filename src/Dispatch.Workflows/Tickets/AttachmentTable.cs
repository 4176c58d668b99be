using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Tickets;

/// <summary>The table of attachments.</summary>
internal sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("ticket_attachments");
        builder.HasKey(a => a.Id);
        builder.HasIndex(a => a.TicketId);
    }
}
