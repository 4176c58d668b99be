using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Notices;

/// <summary>The table of the templates that an admin has changed.</summary>
internal sealed class NoticeTemplateTable : IEntityTypeConfiguration<NoticeTemplate>
{
    public void Configure(EntityTypeBuilder<NoticeTemplate> builder)
    {
        builder.ToTable("notice_templates");
        builder.HasKey(t => t.Code);
        builder.Ignore(t => t.Name);
        builder.Ignore(t => t.NameEn);
    }
}
