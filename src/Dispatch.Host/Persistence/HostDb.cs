using Dispatch.Engine.Persistence;
using Dispatch.Host.Api;
using Dispatch.Host.Audit;
using Dispatch.Host.Identity;
using Dispatch.Host.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Dispatch.Host.Persistence;

/// <summary>The host's own tables: keys, accounts, first answers. For the model, migrations and lists; what a command changes goes through the unit of work.</summary>
internal sealed class HostDb(DbContextOptions<HostDb> options) : DbContext(options)
{
    public const string MigrationsTable = "host_migrations";

    public DbSet<ApiKey> Keys => Set<ApiKey>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<FirstAnswer> FirstAnswers => Set<FirstAnswer>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ApiKey>(t =>
        {
            t.ToTable("host_api_keys").HasKey(k => k.Id);
            t.HasIndex(k => k.Hash).IsUnique();
            t.HasIndex(k => k.UnitId);
            t.Property(k => k.Purpose).HasDefaultValue("default");
            t.Property(k => k.Scopes).HasDefaultValue("");
            t.Property(k => k.Version).HasDefaultValue(1L);
        });
        modelBuilder.Entity<Account>(t =>
        {
            t.ToTable("host_accounts").HasKey(a => a.Id);
            t.HasIndex(a => a.Name).IsUnique();
            t.HasIndex(a => a.ExternalName).IsUnique();
        });
        modelBuilder.Entity<FirstStartRow>(t => t.ToTable("host_first_start").HasKey(r => r.Id));
        modelBuilder.Entity<FirstAnswer>(t =>
        {
            t.ToTable("host_first_answers").HasKey(a => new { a.CallerId, a.Key });
            t.HasIndex(a => a.CreatedAt);
        });
        modelBuilder.Entity<AuditEntry>(t =>
        {
            t.ToTable("host_audit").HasKey(e => e.Seq);
            t.Property(e => e.Seq).ValueGeneratedNever();
            t.HasIndex(e => e.SubjectId);
        });
        modelBuilder.Entity<Webhook>(t => t.ToTable("host_webhooks").HasKey(w => w.Id));
        modelBuilder.Entity<WebhookDelivery>(t =>
        {
            t.ToTable("host_webhook_deliveries").HasKey(d => d.Id);
            t.HasIndex(d => new { d.WebhookId, d.Id });
        });
        modelBuilder.Entity<ProbeRow>(t => t.ToTable("host_probe").HasKey(p => p.Id));
        Conventions.Apply(modelBuilder);
    }
}
