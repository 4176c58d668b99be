using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Tickets;

/// <summary>The table of tickets.</summary>
internal sealed class TicketTable : IEntityTypeConfiguration<Ticket>
{
    /// <summary>What a query says that wants the indexes of other matters than complaints.</summary>
    public const string NotComplaint = "matter <> 'Complaint'";

    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("tickets");
        builder.HasKey(t => t.Id);
        builder.HasIndex(t => t.MergedInto).HasFilter("merged_into IS NOT NULL");
        builder.Ignore(t => t.IsEnded);
        builder.HasIndex(t => t.Number).IsUnique();
        builder.HasIndex(t => t.TrackingCode).IsUnique();
        builder.HasIndex(t => new { t.FiledBy, t.ExternalRef }).IsUnique();
        builder.HasIndex(t => new { t.FiledBy, t.Id });
        builder.HasIndex(t => new { t.FiledByUnitId, t.Id });
        builder.HasIndex(t => new { t.DistrictId, t.Id });
        builder.HasIndex(t => new { t.StreetId, t.Id });
        builder.HasIndex(t => new { t.CommunityId, t.Id });
        builder.HasIndex(t => new { t.CompoundId, t.CategoryCode, t.ReceivedAt });
        builder.HasIndex(t => new { t.CompoundId, t.Id });

        // Nearly all are complaints, and found otherwise; of the rest there are few.
        builder.HasIndex(t => new { t.Matter, t.ReceivedAt }).HasFilter(NotComplaint);
        builder.HasIndex(t => new { t.Matter, t.Id }).HasFilter(NotComplaint);
        builder.HasIndex(t => new { t.Status, t.DueAt });
        builder.HasIndex(t => new { t.ClosedAt, t.Id }).HasFilter("closed_at IS NULL");
    }
}
