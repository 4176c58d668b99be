using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>All working calendars in their present version.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor)]
internal sealed class CalendarsPage(IReferenceData reference) : PageModel
{
    public IReadOnlyList<WorkCalendar> Calendars { get; } = [.. reference.Current.Calendars.Codes.Select(code => reference.Current.Calendars.Version(code)).OfType<WorkCalendar>()];

    public void OnGet()
    {
    }
}
