using Microsoft.EntityFrameworkCore;

namespace Dispatch.Engine.Persistence;

/// <summary>The engine's tables, for migrations and for the lists that admins look at. The hot path writes them with prepared SQL.</summary>
public sealed class EngineDb(DbContextOptions<EngineDb> options) : DbContext(options)
{
    /// <summary>The table that remembers which migrations ran.</summary>
    public const string MigrationsTable = "engine_migrations";

    /// <summary>Definition versions.</summary>
    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();

    /// <summary>What starts published versions.</summary>
    public DbSet<TriggerRow> Triggers => Set<TriggerRow>();

    /// <summary>Instances.</summary>
    public DbSet<InstanceRow> Instances => Set<InstanceRow>();

    /// <summary>Where instances wait.</summary>
    public DbSet<BookmarkRow> Bookmarks => Set<BookmarkRow>();

    /// <summary>Bursts with their journal.</summary>
    public DbSet<BurstRow> Bursts => Set<BurstRow>();

    /// <summary>Timers.</summary>
    public DbSet<TimerRow> Timers => Set<TimerRow>();

    /// <summary>Effects on their way out.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DefinitionRow>(t =>
        {
            t.ToTable("engine_definitions").HasKey(r => r.Id);
            t.HasIndex(r => new { r.DefinitionId, r.Version }).IsUnique();
            t.HasIndex(r => new { r.IsPublished, r.DefinitionId });
        });
        modelBuilder.Entity<TriggerRow>(t =>
        {
            t.ToTable("engine_triggers").HasKey(r => r.Id);
            t.HasIndex(r => r.Hash);
            t.HasIndex(r => r.DefinitionId);
        });
        modelBuilder.Entity<InstanceRow>(t =>
        {
            t.ToTable("engine_instances").HasKey(r => r.Id);
            t.HasIndex(r => new { r.DefinitionId, r.Status });
            t.HasIndex(r => r.CorrelationId);
            t.HasIndex(r => r.ParentId).HasFilter("parent_id IS NOT NULL");
            t.HasIndex(r => r.IncidentCount).HasFilter("incident_count > 0");
            t.HasIndex(r => r.UpdatedAt);
        });
        modelBuilder.Entity<BookmarkRow>(t =>
        {
            t.ToTable("engine_bookmarks").HasKey(r => r.Id);
            t.HasIndex(r => r.Hash);
            t.HasIndex(r => r.InstanceId);
        });
        modelBuilder.Entity<BurstRow>(t => t.ToTable("engine_bursts").HasKey(r => new { r.InstanceId, r.Seq }));
        modelBuilder.Entity<TimerRow>(t =>
        {
            t.ToTable("engine_timers").HasKey(r => r.Id);
            t.HasIndex(r => r.FireAt);
            t.HasIndex(r => r.InstanceId);
        });
        modelBuilder.Entity<OutboxRow>(t =>
        {
            t.ToTable("engine_outbox").HasKey(r => r.Id);
            t.HasIndex(r => new { r.IsDead, r.Stream });
        });
        Conventions.Apply(modelBuilder);
    }
}
