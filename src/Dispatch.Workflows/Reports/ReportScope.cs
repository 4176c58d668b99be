using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>Which tickets a report is about: a unit, a period from an instant up to but without another, and what it groups by.</summary>
public sealed record ReportScope(string? UnitId, DateTimeOffset From, DateTimeOffset To, ReportGroup GroupBy)
{
    /// <summary>The length of a period that nobody named.</summary>
    internal static readonly TimeSpan UsualLength = TimeSpan.FromDays(30);

    /// <summary>The same unit in the stretch of the same length before.</summary>
    public ReportScope Before => this with { From = From - (To - From), To = From };

    /// <summary>The column of the unit and that of the groups.</summary>
    internal string GroupColumn => GroupBy switch
    {
        ReportGroup.Community => "community_id",
        ReportGroup.Department => "department_id",
        ReportGroup.Category => "category_code",
        _ => "street_id",
    };

    /// <summary>Reads what was asked, and what the caller may see of it.</summary>
    /// <exception cref="InvalidRequestException">A unit that isn't there, or a period that ends before it begins.</exception>
    /// <exception cref="NotFoundException">A unit that isn't the caller's to see.</exception>
    public static ReportScope Of(ReportQuestion question, Caller caller, ReferenceData data, DistrictTime time)
    {
        var to = question.To ?? (question.From is { } start && start > time.Now - UsualLength ? start + UsualLength : time.Now);
        var from = question.From ?? to - UsualLength;
        if (to <= from)
        {
            throw new InvalidRequestException("to", "结束时间应晚于开始时间。The period must end after it begins.");
        }

        var unit = Unit(question.UnitId, caller, data);
        return new ReportScope(unit?.Id, from, to, question.GroupBy ?? Usual(unit, data));
    }

    /// <summary>The group that a ticket belongs to; null for none.</summary>
    internal string? KeyOf(ReportFact fact) => GroupBy switch
    {
        ReportGroup.Community => fact.CommunityId,
        ReportGroup.Department => fact.DepartmentId,
        ReportGroup.Category => fact.CategoryCode,
        _ => fact.StreetId,
    };

    /// <summary>The condition on facts.</summary>
    internal SqlCondition Facts(ReferenceData data)
    {
        var condition = new SqlCondition().And("received_at >= {0}", From).And("received_at < {0}", To);
        return data.Unit(UnitId) is { } unit ? condition.And($"{Column(unit.Kind)} = {{0}}", unit.DepartmentId ?? unit.Id) : condition;
    }

    /// <summary>The condition on facts that ended after an instant. A plus before a column keeps a large unit's whole past out of the reading: what ended lately is found by when it ended.</summary>
    internal SqlCondition FactsEndedSince(DateTimeOffset at, ReferenceData data)
    {
        var condition = new SqlCondition().And("closed_at IS NOT NULL").And("closed_at > {0}", at).And("+received_at >= {0}", From).And("+received_at < {0}", To);
        return data.Unit(UnitId) switch
        {
            null => condition,
            { Kind: UnitKind.District or UnitKind.Street } unit => condition.And($"+{Column(unit.Kind)} = {{0}}", unit.Id),
            var unit => condition.And($"{Column(unit.Kind)} = {{0}}", unit.DepartmentId ?? unit.Id),
        };
    }

    /// <summary>The counters that hold what is asked, day by day and month by month; null where none do.</summary>
    internal (CounterGroup Daily, CounterGroup Monthly)? Counters(ReferenceData data) => (data.Unit(UnitId)?.Kind, GroupBy) switch
    {
        (null or UnitKind.District or UnitKind.Street, ReportGroup.Street) => (CounterGroup.Street, CounterGroup.StreetMonth),
        (null or UnitKind.District or UnitKind.Street, ReportGroup.Community) => (CounterGroup.CommunityDay, CounterGroup.Community),
        (null or UnitKind.District, ReportGroup.Category) => (CounterGroup.Category, CounterGroup.CategoryMonth),
        (null or UnitKind.District or UnitKind.Department or UnitKind.Branch, ReportGroup.Department) => (CounterGroup.Department, CounterGroup.DepartmentMonth),
        _ => null,
    };

    /// <summary>The counters by month that hold what heat asks; null where none do.</summary>
    internal CounterGroup? HeatCounters(ReferenceData data) => (data.Unit(UnitId)?.Kind, GroupBy) switch
    {
        (null or UnitKind.District or UnitKind.Street, ReportGroup.Street) => CounterGroup.StreetCategoryMonth,
        _ => null,
    };

    /// <summary>The counters by day whose sum is the unit; null where none are.</summary>
    internal CounterGroup? DailyCounters(ReferenceData data) => data.Unit(UnitId)?.Kind switch
    {
        null or UnitKind.District or UnitKind.Street => CounterGroup.Street,
        UnitKind.Department or UnitKind.Branch => CounterGroup.Department,
        _ => null,
    };

    /// <summary>The condition on the unit's counters of days or months from a first day up to but without another.</summary>
    internal SqlCondition CountersOf(DateOnly first, DateOnly end, ReferenceData data)
    {
        var condition = new SqlCondition().And("day >= {0}", ReportCounters.Text(first)).And("day < {0}", ReportCounters.Text(end));
        return CounterUnit(data) is var (column, unit) ? condition.And($"{column} = {{0}}", unit) : condition;
    }

    // The counters' column of the unit with its value; null for all.
    private (string Column, string UnitId)? CounterUnit(ReferenceData data) => data.Unit(UnitId) switch
    {
        null => null,
        { Kind: UnitKind.District } district => ("district_id", district.Id),
        { Kind: UnitKind.Street } street => ("street_id", street.Id),
        var unit => ("key", unit.DepartmentId ?? unit.Id),
    };

    private static Unit? Unit(string? id, Caller caller, ReferenceData data)
    {
        var own = caller.IsAny(Roles.Admin, Roles.Auditor) || caller.IsSystem ? null : data.Unit(caller.UnitId);
        if (id is null)
        {
            return own ?? (caller.IsAny(Roles.Admin, Roles.Auditor, Roles.Hotline) || caller.IsSystem ? null : throw NotYours(caller.UnitId ?? "-"));
        }

        var unit = data.Unit(id) ?? throw new InvalidRequestException("unitId", $"没有组织单位“{id}”。There is no unit “{id}”.");
        if (own is not null && !data.Units.IsWithin(id, own.Id))
        {
            throw NotYours(id);
        }

        return Column(unit.Kind) is null
            ? throw new InvalidRequestException("unitId", "报表以区、街道、社区或部门为单位。Reports are about a district, street, community or department.")
            : unit;
    }

    private static NotFoundException NotYours(string id) => new($"没有可查看的单位 {id}。There is no unit {id} for you to see.");

    private static string? Column(UnitKind kind) => kind switch
    {
        UnitKind.District => "district_id",
        UnitKind.Street => "street_id",
        UnitKind.Community => "community_id",
        UnitKind.Department or UnitKind.Branch => "department_id",
        _ => null,
    };

    // A city of several districts has thousands of communities: its streets are compared.
    private static ReportGroup Usual(Unit? unit, ReferenceData data) => unit?.Kind switch
    {
        UnitKind.Department or UnitKind.Branch => ReportGroup.Department,
        null when data.Units.Units.Count(u => u.Kind == UnitKind.District) > 1 => ReportGroup.Street,
        _ => ReportGroup.Community,
    };
}
