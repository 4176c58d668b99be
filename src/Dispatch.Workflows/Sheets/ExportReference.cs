using System.Reflection;
using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Sheets;

/// <summary>Reference data as sheets, to be changed and imported again: of one kind, or of all kinds when none is named.</summary>
/// <param name="Subject">The kind, as its resource is called.</param>
/// <param name="UnitId">Only what concerns this unit or stands below it; null for all.</param>
/// <param name="AsOf">Only what was in force on that day; null for all, past and proposed ones included.</param>
[AllowedForSignedIn]
public sealed record ExportReference(string? Subject = null, string? UnitId = null, DateOnly? AsOf = null) : IQuery<IReadOnlyList<SheetTable>>;

internal sealed class ExportReferenceHandler(IReferenceData reference, CallerContext context) : IRequestHandler<ExportReference, IReadOnlyList<SheetTable>>
{
    public Task<IReadOnlyList<SheetTable>> Handle(ExportReference request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        IReadOnlyList<SheetShape> shapes = request.Subject is { } subject ? [SheetShape.Require(subject)] : SheetShape.All;
        if (shapes.Any(s => s.IsPersonal) && !context.Caller.IsSystem && !context.Caller.Is(Roles.Admin))
        {
            throw new ForbiddenException("成员和值班表只有管理员可以导出。Only admins take members and rosters out.");
        }

        return Task.FromResult<IReadOnlyList<SheetTable>>([.. shapes.Select(shape => Table(shape, Rows(shape.Subject, request, data)))]);
    }

    private static IEnumerable<object> Rows(string subject, ExportReference request, ReferenceData data)
    {
        bool Concerns(params IEnumerable<string> units) => request.UnitId is not { } unit || units.Any(u => data.Units.IsWithin(u, unit));
        bool Counts(DateOnly from, DateOnly? to) => request.AsOf is not { } day || (from <= day && (to is null || day <= to));
        return subject switch
        {
            "units" => data.Units.Units.Where(u => Concerns(u.Id) && Counts(u.ValidFrom, u.ValidTo)),
            "members" => data.Units.Members.Where(m => request is { UnitId: null, AsOf: null } || m.Posts.Any(p => Concerns(p.UnitId) && Counts(p.ValidFrom, p.ValidTo))),
            "rosters" => data.Units.Rosters.Where(r => Concerns(r.UnitId) && Counts(r.ValidFrom, r.ValidTo)),
            "categories" => data.Categories.Categories.Where(c => Counts(c.ValidFrom, c.ValidTo)),
            "duty-lists" => data.Duties.Entries.Where(e => Concerns(e.UnitId) && (request.AsOf is not { } day || e.InForce(day))),
            _ => data.Admissions.Entries.Where(e => Concerns([e.DepartmentId, .. e.UnitIds]) && (request.AsOf is not { } day || e.InForce(day))),
        };
    }

    private static SheetTable Table(SheetShape shape, IEnumerable<object> rows)
    {
        var lines = new List<SheetRow>();
        PropertyInfo?[]? properties = null;
        foreach (var row in rows)
        {
            properties ??= [.. shape.Columns.Select(c => row.GetType().GetProperty(c.Field, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance))];
            var values = properties;
            lines.Add(new SheetRow(lines.Count + 2, [.. shape.Columns.Select((c, i) => c.Write(values[i]?.GetValue(row)))]));
        }

        return new SheetTable(shape.Chinese, [.. shape.Columns.Select(c => c.Heading)], lines);
    }
}
