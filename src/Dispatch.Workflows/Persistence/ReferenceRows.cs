using System.Collections.Concurrent;
using System.Text.Json;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dispatch.Workflows.Persistence;

/// <summary>Turns changes of reference data into writes of the unit of work, and has the picture read again after the commit.</summary>
/// <remarks>The statements come from the EF Core model, so that a column stands in one place only. Hot writes have their own SQL; these are rare.</remarks>
public sealed class ReferenceRows(UnitOfWork unit, IDbContextFactory<WorkflowsDb> databases, ReferenceStore store, CallerContext callers, DistrictTime time)
{
    private const string InsertChange =
        """
        INSERT INTO reference_changes (subject, row_id, version, at, actor_kind, actor_id, actor_unit_id, action, note, data)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private static readonly ConcurrentDictionary<Type, Statements> _statements = new();

    /// <summary>Waits for other changes of reference data to end. To be called before reading what the command checks.</summary>
    public async Task<ReferenceData> EnterAsync(CancellationToken cancellation)
    {
        await unit.EnterAsync("reference-data", cancellation).ConfigureAwait(false);
        return store.Current;
    }

    /// <summary>Adds a row; <paramref name="action"/> and <paramref name="note"/> stand in its history.</summary>
    public void Insert<T>(T row, string action = "created", string? note = null)
        where T : class
    {
        var statements = For<T>();
        var values = statements.Values(row);
        unit.Write(session => session.Execute(statements.Insert, values));
        Touch<T>();
        Keep(row, statements, action, note);
    }

    /// <summary>Puts a row in the place of the one with the same key and the version before; <paramref name="action"/> and <paramref name="note"/> stand in its history.</summary>
    public void Update<T>(T row, long versionBefore, string action = "changed", string? note = null)
        where T : class
    {
        var statements = For<T>();
        object?[] values = [.. statements.Values(row), versionBefore];
        unit.Write(session => session.ExecuteOne(typeof(T).Name, statements.Update, values));
        Touch<T>();
        Keep(row, statements, action, note);
    }

    private void Keep<T>(T row, Statements statements, string action, string? note)
        where T : class
    {
        if (Subject(typeof(T)) is { } subject)
        {
            var (id, version) = statements.Identity(row);
            var (caller, data) = (callers.Caller, JsonSerializer.Serialize(row, JsonText.Options));
            unit.Write(session => session.Execute(InsertChange, subject, id, version, time.Now, caller.KindName, caller.Id, caller.UnitId, action, note, data));
        }
    }

    // Members are people: what they were called last year is nobody's business. Calendars keep their versions themselves.
    private static string? Subject(Type row) => row switch
    {
        _ when row == typeof(Unit) => "units",
        _ when row == typeof(Category) => "categories",
        _ when row == typeof(DutyEntry) => "duty-lists",
        _ when row == typeof(AdmissionEntry) => "admissions",
        _ when row == typeof(SlaPolicy) => "sla-policies",
        _ => null,
    };

    private void Touch<T>()
    {
        var touched = unit.Feature(() => new Touched());
        if (touched.Parts == ReferencePart.None)
        {
            unit.Write(static session => session.Execute("UPDATE reference_revision SET revision = revision + 1 WHERE id = 1"));
            unit.AfterCommit(() => store.Changed(touched.Parts));
        }

        touched.Parts |= Part(typeof(T));
    }

    private static ReferencePart Part(Type row) => row switch
    {
        _ when row == typeof(Unit) || row == typeof(Member) || row == typeof(Roster) => ReferencePart.Units,
        _ when row == typeof(Reorganisation) => ReferencePart.Units,
        _ when row == typeof(Category) => ReferencePart.Categories,
        _ when row == typeof(DutyEntry) => ReferencePart.Duties,
        _ when row == typeof(AdmissionEntry) => ReferencePart.Admissions,
        _ when row == typeof(WorkCalendar) => ReferencePart.Calendars,
        _ when row == typeof(SlaPolicy) => ReferencePart.Policies,
        _ => throw new InvalidOperationException($"{row.Name} is no reference data."),
    };

    private Statements For<T>()
        where T : class => _statements.GetOrAdd(typeof(T), static (type, factory) =>
        {
            using var db = factory.CreateDbContext();
            return new Statements(db.Model.FindEntityType(type)!);
        }, databases);

    private sealed class Touched
    {
        public ReferencePart Parts { get; set; }
    }

    private sealed class Statements
    {
        private readonly IProperty[] _properties;
        private readonly int _key;
        private readonly int _version;

        public Statements(IEntityType entity)
        {
            _properties = [.. entity.GetProperties()];
            var table = entity.GetTableName();
            var columns = _properties.Select(p => p.GetColumnName()).ToArray();
            var keys = entity.FindPrimaryKey()!.Properties.Select(p => Array.IndexOf(_properties, p)).ToArray();
            _key = keys[0];
            _version = Array.FindIndex(_properties, p => p.Name == "Version");
            Insert = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})";
            Update = $"UPDATE {table} SET {string.Join(", ", columns.Select((c, i) => $"{c} = ${i + 1}"))} "
                + $"WHERE {string.Join(" AND ", keys.Select(k => $"{columns[k]} = ${k + 1}"))} AND version = ${columns.Length + 1}";
        }

        public string Insert { get; }

        public string Update { get; }

        public (string Id, long Version) Identity(object row) => (
            (string)_properties[_key].PropertyInfo!.GetValue(row)!,
            Convert.ToInt64(_properties[_version].PropertyInfo!.GetValue(row), System.Globalization.CultureInfo.InvariantCulture));

        public object?[] Values(object row) => [.. _properties.Select(p => Stored(p, p.PropertyInfo!.GetValue(row)))];

        private static object? Stored(IProperty property, object? value) =>
            value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
