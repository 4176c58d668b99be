using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Sheets;

/// <summary>
/// What a file with sheets of reference data would do: read, checked as a whole against what is there, then written or not. A row whose id is there
/// changes that row, and only in the columns that the file has; every other row is new.
/// </summary>
internal sealed class ImportPlan
{
    private readonly ReferenceData _data;
    private readonly ImportErrors _errors = new();
    private readonly ImportPart<UnitDraft, Unit> _units;
    private readonly ImportPart<MemberDraft, Member> _members;
    private readonly ImportPart<RosterDraft, Roster> _rosters;
    private readonly ImportPart<CategoryDraft, Category> _categories;
    private readonly ImportPart<DutyEntryDraft, DutyEntry> _duties;
    private readonly ImportPart<AdmissionEntryDraft, AdmissionEntry> _admissions;

    public ImportPlan(ReferenceData data, IdGenerator ids, DateOnly today, IEnumerable<SheetTable> tables)
    {
        _data = data;
        _units = new(Shape("units"), d => d.Id, data.Unit, (d, e) => d.Validate(e), (d, b, id) => d.ToUnit(id ?? ids.Next(), Next(b?.Version), b?.ValidFrom ?? today));
        _members = new(Shape("members"), d => d.Id, data.Units.Member, (d, e) => d.Validate(e), (d, b, id) => d.ToMember(id ?? ids.Next(), Next(b?.Version), today));
        _rosters = new(Shape("rosters"), d => d.Id, data.Units.Roster, (d, e) => d.Validate(e), (d, b, id) => d.ToRoster(id ?? ids.Next(), Next(b?.Version), b?.ValidFrom ?? today));
        _categories = new(Shape("categories"), d => d.Code, data.Category, (d, e) => d.Validate(e), (d, b, id) => d.ToCategory(id!, Next(b?.Version), b?.ValidFrom ?? today));
        _duties = new(Shape("duty-lists"), d => d.Id, data.DutyEntry, (d, e) => d.Validate(e), (d, b, id) => d.ToDutyEntry(id ?? ids.Next(), Next(b?.Version), b?.ValidFrom ?? today) with { AmendsId = b?.AmendsId });
        _admissions = new(Shape("admissions"), d => d.Id, data.Admissions.Find, (d, e) => d.Validate(e), (d, b, id) => d.ToAdmissionEntry(id ?? ids.Next(), Next(b?.Version), b?.ValidFrom ?? today));
        foreach (var table in tables)
        {
            Read(table);
        }

        Check();
    }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsGood => _errors.Count == 0;

    /// <summary>What it does, or would do.</summary>
    public ImportReport Report(bool dryRun) => new(
        dryRun,
        IsGood && !dryRun,
        [.. new[] { _units.Summary, _members.Summary, _rosters.Summary, _categories.Summary, _duties.Summary, _admissions.Summary }.OfType<ImportedSheet>()],
        _errors.Count,
        _errors.First);

    /// <summary>Writes all of it.</summary>
    public void Write(ReferenceRows rows)
    {
        _units.Write(rows, r => r.Version);
        _members.Write(rows, r => r.Version);
        _rosters.Write(rows, r => r.Version);
        _categories.Write(rows, r => r.Version);
        _duties.Write(rows, r => r.Version);
        _admissions.Write(rows, r => r.Version);
    }

    private static SheetShape Shape(string subject) => SheetShape.Require(subject);

    private static long Next(long? version) => (version ?? 0) + 1;

    private void Read(SheetTable table)
    {
        switch (SheetShape.Require(table.Name).Subject)
        {
            case "units": _units.Read(table, _errors); break;
            case "members": _members.Read(table, _errors); break;
            case "rosters": _rosters.Read(table, _errors); break;
            case "categories": _categories.Read(table, _errors); break;
            case "duty-lists": _duties.Read(table, _errors); break;
            default: _admissions.Read(table, _errors); break;
        }
    }

    private void Check()
    {
        var merged = new ReferenceData
        {
            Units = new UnitTree(_units.Merge(_data.Units.Units), _members.Merge(_data.Units.Members), _rosters.Merge(_data.Units.Rosters)),
            Categories = new CategoryCatalogue(_categories.Merge(_data.Categories.Categories)),
            Duties = new DutyBook(_duties.Merge(_data.Duties.Entries)),
            Admissions = new AdmissionBook(_admissions.Merge(_data.Admissions.Entries)),
            Calendars = _data.Calendars,
            Policies = _data.Policies,
        };
        _units.Check(UnitRules.Check, merged, _errors);
        _members.Check(MemberRules.Check, merged, _errors);
        _rosters.Check(RosterRules.Check, merged, _errors);
        _categories.Check(CategoryRules.Check, merged, _errors);
        _duties.Check(DutyEntryRules.Check, merged, _errors);
        _admissions.Check(AdmissionEntryRules.Check, merged, _errors);
    }
}
