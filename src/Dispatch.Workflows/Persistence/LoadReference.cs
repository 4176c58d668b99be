using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;
using MediatR;

namespace Dispatch.Workflows.Persistence;

/// <summary>Loads reference data in one unit of work: adds what isn't there, leaves alone what is, refuses all when one row is wrong. Answers how many rows it added.</summary>
[AllowedForSystem]
public sealed record LoadReference(ReferenceDrafts Drafts) : ICommand<int>
{
    /// <summary>The first day in force of rows that name none.</summary>
    public DateOnly UsualFrom { get; init; } = new(2020, 1, 1);

    /// <summary>Whether the calendars and limits that ship are added where an installation has none.</summary>
    public bool WithDefaults { get; init; }
}

internal sealed class LoadReferenceHandler(ReferenceRows rows, IdGenerator ids) : IRequestHandler<LoadReference, int>
{
    // Calendars that ship are in force since ever, also for what is imported.
    private static readonly DateTimeOffset _sinceEver = DateTimeOffset.UnixEpoch;
    private readonly FieldErrors _errors = new();
    private int _added;

    public async Task<int> Handle(LoadReference request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        _added = 0;
        var (drafts, from) = (request.Drafts, request.UsualFrom);
        var shipped = request.WithDefaults ? PublicHolidays.DefaultCalendars(_sinceEver) : [];
        var policies = request.WithDefaults && data.Policies.Policies.Count == 0 ? drafts.SlaPolicies.Concat(ReferenceDrafts.DefaultPolicies()) : drafts.SlaPolicies;
        Checked("units", drafts.Units, (d, e) => d.Validate(e));
        Checked("members", drafts.Members, (d, e) => d.Validate(e));
        Checked("rosters", drafts.Rosters, (d, e) => d.Validate(e));
        Checked("categories", drafts.Categories, (d, e) => d.Validate(e));
        Checked("dutyLists", drafts.DutyLists, (d, e) => d.Validate(e));
        Checked("admissions", drafts.Admissions, (d, e) => d.Validate(e));
        Checked("calendars", drafts.Calendars, (d, e) => d.Validate(e));
        Checked("slaPolicies", drafts.SlaPolicies, (d, e) => d.Validate(e));
        _errors.ThrowIfAny();

        var units = New(drafts.Units.Select(d => d.ToUnit(d.Id ?? ids.Next(), 1, from)), u => data.Unit(u.Id));
        var members = New(drafts.Members.Select(d => d.ToMember(d.Id ?? ids.Next(), 1, from)), m => data.Units.Member(m.Id));
        var rosters = New(drafts.Rosters.Select(d => d.ToRoster(d.Id ?? ids.Next(), 1, from)), r => data.Units.Roster(r.Id));
        var categories = New(drafts.Categories.Select(d => d.ToCategory(d.Code, 1, from)), c => data.Category(c.Code));
        var duties = New(drafts.DutyLists.Select(d => d.ToDutyEntry(d.Id ?? ids.Next(), 1, from)), e => data.DutyEntry(e.Id));
        var admissions = New(drafts.Admissions.Select(d => d.ToAdmissionEntry(d.Id ?? ids.Next(), 1, from)), e => data.Admissions.Find(e.Id));
        var calendars = New(drafts.Calendars.Select(d => d.Publish(1, _sinceEver)).Concat(shipped).DistinctBy(c => c.Code), c => data.Calendars.Version(c.Code));
        var limits = New(policies.Select(d => d.ToSlaPolicy(d.Id ?? ids.Next(), 1, from)), p => data.Policies.Find(p.Id));

        var merged = Merge(data, units, members, rosters, categories, duties, admissions, calendars, limits);
        Add("units", units, merged, UnitRules.Check);
        Add("members", members, merged, MemberRules.Check);
        Add("rosters", rosters, merged, RosterRules.Check);
        Add("categories", categories, merged, CategoryRules.Check);
        Add("dutyLists", duties, merged, DutyEntryRules.Check);
        Add("admissions", admissions, merged, AdmissionEntryRules.Check);
        Add("calendars", calendars, merged, CalendarRules.Check);
        Add("slaPolicies", limits, merged, SlaPolicyRules.Check);
        _errors.ThrowIfAny();
        return _added;
    }

    private static ReferenceData Merge(
        ReferenceData data, List<Organisation.Unit> units, List<Member> members, List<Roster> rosters, List<Category> categories, List<DutyEntry> duties, List<AdmissionEntry> admissions, List<WorkCalendar> calendars, List<SlaPolicy> policies) => new()
        {
            Units = new UnitTree(data.Units.Units.Concat(units), data.Units.Members.Concat(members), data.Units.Rosters.Concat(rosters)),
            Categories = new CategoryCatalogue(data.Categories.Categories.Concat(categories)),
            Duties = new DutyBook(data.Duties.Entries.Concat(duties)),
            Admissions = new AdmissionBook(data.Admissions.Entries.Concat(admissions)),
            Calendars = new CalendarBook(data.Calendars.Codes.SelectMany(data.Calendars.Versions).Concat(calendars)),
            Policies = new PolicyBook(data.Policies.Policies.Concat(policies)),
        };

    private static List<T> New<T>(IEnumerable<T> all, Func<T, object?> present) => [.. all.Where(row => present(row) is null)];

    private void Checked<T>(string file, IReadOnlyList<T> drafts, Action<T, FieldErrors> validate)
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            var errors = new FieldErrors();
            validate(drafts[i], errors);
            Report($"{file}[{i}].", errors);
        }
    }

    private void Add<T>(string file, List<T> added, ReferenceData merged, Action<T, ReferenceData, FieldErrors> check)
        where T : class
    {
        for (var i = 0; i < added.Count; i++)
        {
            var errors = new FieldErrors();
            check(added[i], merged, errors);
            Report($"{file}[{i}].", errors);
            rows.Insert(added[i]);
            _added++;
        }
    }

    private void Report(string prefix, FieldErrors errors)
    {
        foreach (var (field, messages) in errors.ByField)
        {
            foreach (var message in messages)
            {
                _errors.Add(prefix + field, message);
            }
        }
    }
}
