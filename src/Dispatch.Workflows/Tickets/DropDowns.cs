using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Workflows.Tickets;

/// <summary>The drop-downs of the editor: what the activities' inputs can be chosen from.</summary>
internal static class DropDowns
{
    // A drop-down that may stay empty needs a way back to empty.
    private static readonly (string Text, string TextZh, string Value) _nothing = ("(empty)", "(空)", "");

    public static void AddDropDowns(this IServiceCollection services)
    {
        Add(services, "departments", (data, today) => Departments(data, today).Select(Choice));
        Add(services, "leads", (data, today) => [_nothing, .. Departments(data, today).Select(Choice)]);
        Add(services, "units", (data, today) => [.. Roles(), .. Working(data, today).Select(Choice)]);
        Add(services, "askers", (data, today) => [_nothing, .. Roles("filer", "lead"), .. Departments(data, today).Select(Choice)]);
        Add(services, "communities", (data, today) => [_nothing, .. Roles("community"), .. InForce(data, today).Where(u => u.Kind == UnitKind.Community).Select(Choice)]);
        Add(services, "categories", (data, _) => data.Categories.Categories.Select(c => (c.NameEn, c.Name, c.Code)));
        Add(services, "calendars", (data, _) => data.Calendars.Codes.Select(code => data.Calendars.Version(code)!).Select(c => (c.NameEn, c.Name, c.Code)));
        Add(services, "unit-roles", (_, _) => Roles());
        Add(services, "task-kinds", (_, _) => TaskKindCatalogue.All.OrderBy(k => k.Name, StringComparer.Ordinal).Select(k => ($"{k.TitleEn} ({k.Name})", $"{k.Title}({k.Name})", k.Name)));
        Add(services, "task-outcomes", (_, _) => TaskKindCatalogue.All.OrderBy(k => k.Name, StringComparer.Ordinal).SelectMany(k => k.Outcomes.Select(o => (o.LabelEn ?? o.Name, o.Label, $"{k.Name}/{o.Name}"))));
        Add(services, "endings", (_, _) => [("Time is up", "期限已到", AssignTask.Expired), .. Outcomes()]);
        Add(services, "ticket-statuses", (_, _) => Enum.GetValues<TicketStatus>().Select(Status));
        Add(services, "statuses-meanwhile", (_, _) => [_nothing, .. Enum.GetValues<TicketStatus>().Select(Status)]);
        Add(services, "final-statuses", (_, _) => new[] { TicketStatus.Closed, TicketStatus.NotAccepted, TicketStatus.Withdrawn }.Select(Status));
        Add(services, "whistle-types", (_, _) => [_nothing, ("Routine", "日常哨", "routine"), ("Joint", "联合(攻坚)哨", "joint"), ("Emergency", "应急哨", "emergency")]);
        Add(services, "call-stages", (_, _) => [("Sign-in", "签收", "signIn"), ("Report of the lead", "主办反馈", "report")]);
    }

    private static void Add(IServiceCollection services, string name, Func<ReferenceData, DateOnly, IEnumerable<(string Text, string TextZh, string Value)>> read) =>
        services.AddSingleton<IOptionsSource>(provider => new EditorOptions(name, () => read(provider.GetRequiredService<IReferenceData>().Current, provider.GetRequiredService<DistrictTime>().Today)));

    private static IEnumerable<(string Text, string TextZh, string Value)> Roles(params string[] only) =>
        UnitRoles.All.Where(r => only.Length == 0 || only.Contains(r.Role)).Select(r => ($"This ticket: {r.English}", $"本工单:{r.Chinese}", r.Role));

    /// <summary>One choice for each name of an outcome, whatever the kinds of tasks call it.</summary>
    private static IEnumerable<(string Text, string TextZh, string Value)> Outcomes() => TaskKindCatalogue.All
        .OrderBy(k => k.Name, StringComparer.Ordinal).SelectMany(k => k.Outcomes).GroupBy(o => o.Name, StringComparer.Ordinal)
        .Select(o => (string.Join(" / ", o.Select(x => x.LabelEn ?? x.Name).Distinct()), string.Join(" / ", o.Select(x => x.Label).Distinct()), o.Key));

    private static IEnumerable<Unit> Departments(ReferenceData data, DateOnly today) => InForce(data, today).Where(u => u.Kind is UnitKind.Department or UnitKind.Branch);

    /// <summary>The units that have an inbox; compounds and buildings have none.</summary>
    private static IEnumerable<Unit> Working(ReferenceData data, DateOnly today) => InForce(data, today).Where(u => u.Kind is not (UnitKind.Compound or UnitKind.Building));

    private static IEnumerable<Unit> InForce(ReferenceData data, DateOnly today) => data.Units.Units.Where(u => u.InForce(today));

    private static (string Text, string TextZh, string Value) Choice(Unit unit) => (unit.NameEn ?? unit.Name, unit.Name, unit.Id);

    private static (string Text, string TextZh, string Value) Status(TicketStatus status) => (StatusNames.English(status), StatusNames.Chinese(status), StatusNames.Word(status));
}
