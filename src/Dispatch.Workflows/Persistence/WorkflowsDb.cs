using System.Text;
using System.Text.Json;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dispatch.Workflows.Persistence;

/// <summary>The domain's tables: for the model, migrations and reading lists. What a command changes is written through the unit of work.</summary>
/// <remarks>
/// Each room has its <see cref="IEntityTypeConfiguration{TEntity}"/>. Instants are Unix milliseconds, dates and times of day ISO text, enums their
/// names, lists JSON; tables and columns are in snake_case.
/// </remarks>
public abstract class WorkflowsDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Where the migrations that have run are kept.</summary>
    public const string MigrationsTable = "workflows_migrations";

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Milliseconds>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<IsoDate>();
        configurationBuilder.Properties<TimeOnly>().HaveConversion<IsoTime>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<decimal>().HaveConversion<double>();
        configurationBuilder.Properties<JsonElement>().HaveConversion<JsonColumn<JsonElement>>();
        configurationBuilder.Properties<IReadOnlyList<string>>().HaveConversion<JsonColumn<IReadOnlyList<string>>, SameReference<IReadOnlyList<string>>>();
        configurationBuilder.Properties<IReadOnlyList<int>>().HaveConversion<JsonColumn<IReadOnlyList<int>>, SameReference<IReadOnlyList<int>>>();
        configurationBuilder.Properties<IReadOnlyList<PostHolding>>().HaveConversion<JsonColumn<IReadOnlyList<PostHolding>>, SameReference<IReadOnlyList<PostHolding>>>();
        configurationBuilder.Properties<IReadOnlyList<WorkingWindow>>().HaveConversion<JsonColumn<IReadOnlyList<WorkingWindow>>, SameReference<IReadOnlyList<WorkingWindow>>>();
        configurationBuilder.Properties<IReadOnlyList<PauseRule>>().HaveConversion<JsonColumn<IReadOnlyList<PauseRule>>, SameReference<IReadOnlyList<PauseRule>>>();
        configurationBuilder.Properties<IReadOnlyList<CalendarDay>>().HaveConversion<JsonColumn<IReadOnlyList<CalendarDay>>, SameReference<IReadOnlyList<CalendarDay>>>();
        configurationBuilder.Properties<IReadOnlyList<ReorganisationPart>>().HaveConversion<JsonColumn<IReadOnlyList<ReorganisationPart>>, SameReference<IReadOnlyList<ReorganisationPart>>>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WorkflowsDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
            }
        }
    }

    /// <summary>The column's name of a property: <c>ParentId</c> is <c>parent_id</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private sealed class Milliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    private sealed class IsoDate() : ValueConverter<DateOnly, string>(
        date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        text => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private sealed class IsoTime() : ValueConverter<TimeOnly, string>(
        time => time.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        text => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Rows are never tracked and lists never changed in place, so the same list is the same value.</summary>
    private sealed class SameReference<T>() : Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<T>(
        (a, b) => ReferenceEquals(a, b), value => value == null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value), value => value);
}
