using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dispatch.Workflows.Persistence;

/// <summary>Keeps the picture of the reference data, and reads again what a commit changed.</summary>
/// <remarks>A read that fails leaves the old picture and is tried again the next time the picture is asked for.</remarks>
public sealed class ReferenceStore(IDbContextFactory<WorkflowsDb> databases, IOptions<SlaOptions> sla) : IReferenceData
{
    private readonly Lock _reading = new();
    private volatile ReferenceData _current = ReferenceData.Empty;
    private volatile ReferencePart _stale = ReferencePart.All;

    /// <inheritdoc/>
    public ReferenceData Current
    {
        get
        {
            if (_stale != ReferencePart.None)
            {
                Read();
            }

            return _current;
        }
    }

    /// <summary>Says that parts were changed by a commit: whoever asks next sees the new state.</summary>
    public void Changed(ReferencePart parts)
    {
        lock (_reading)
        {
            _stale |= parts;
        }
    }

    private void Read()
    {
        lock (_reading)
        {
            var parts = _stale;
            if (parts == ReferencePart.None)
            {
                return;
            }

            using var db = databases.CreateDbContext();
            _current = Refresh(db, _current, parts);
            _stale = ReferencePart.None;
        }
    }

    private ReferenceData Refresh(WorkflowsDb db, ReferenceData old, ReferencePart parts) => new()
    {
        Units = parts.HasFlag(ReferencePart.Units) ? new UnitTree(All<Unit>(db), All<Member>(db), All<Roster>(db)) : old.Units,
        Categories = parts.HasFlag(ReferencePart.Categories) ? new CategoryCatalogue(All<Category>(db)) : old.Categories,
        Duties = parts.HasFlag(ReferencePart.Duties) ? new DutyBook(All<DutyEntry>(db)) : old.Duties,
        Admissions = parts.HasFlag(ReferencePart.Admissions) ? new AdmissionBook(All<AdmissionEntry>(db)) : old.Admissions,
        Calendars = parts.HasFlag(ReferencePart.Calendars) ? new CalendarBook(All<WorkCalendar>(db)) : old.Calendars,
        Policies = parts.HasFlag(ReferencePart.Policies) ? new PolicyBook(All<SlaPolicy>(db), sla.Value.Scale) : old.Policies,
    };

    private static List<T> All<T>(WorkflowsDb db)
        where T : class => [.. db.Set<T>().AsNoTracking()];
}
