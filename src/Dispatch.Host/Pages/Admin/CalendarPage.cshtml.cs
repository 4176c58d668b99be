using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Persistence;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages.Admin;

/// <summary>A calendar, year by year; a new version is tried first, which says whose due times move, and then published.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor)]
internal sealed partial class CalendarPage(IReferenceData reference, DistrictTime district, ISender sender, Says says, IStringLocalizer<Words> words) : PageModel
{
    public WorkCalendar Calendar { get; private set; } = null!;

    public WorkingTime Time { get; private set; } = null!;

    public IReadOnlyList<WorkCalendar> Versions { get; private set; } = [];

    public int Year { get; private set; }

    /// <summary>The days off of the year, a line each.</summary>
    public string Holidays { get; private set; } = "";

    /// <summary>The weekend days worked of the year, a line each.</summary>
    public string MakeUp { get; private set; } = "";

    public PublishedCalendar? Published { get; private set; }

    /// <summary>How far the open clocks are counted anew by the present version.</summary>
    public RecountProgress? Recount { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>A version by its number and when it was published.</summary>
    public string Name(WorkCalendar version, IStringLocalizer<Words> words) => version.PublishedAt == DateTimeOffset.UnixEpoch
        ? words["Calendar.Shipped", version.Version]
        : words["Calendar.VersionOf", version.Version, says.Instant(version.PublishedAt)];

    public async Task<IActionResult> OnGetAsync([FromRoute] string code, int? year, CancellationToken cancellation)
    {
        if (!Open(code, year))
        {
            return NotFound();
        }

        Recount = await sender.Send(new GetRecount(code, null), cancellation);
        return Page();
    }

    /// <summary>The holidays of the year, tried or published.</summary>
    public async Task<IActionResult> OnPostAsync([FromRoute] string code, int? year, string? holidays, string? makeUp, bool publish, CancellationToken cancellation)
    {
        if (!Open(code, year))
        {
            return NotFound();
        }

        (Holidays, MakeUp) = (holidays ?? "", makeUp ?? "");
        var announced = new HolidayYear { Year = Year, Holidays = [.. Lines(Holidays).Select(Span).OfType<HolidaySpan>()], MakeUpDays = [.. Lines(MakeUp).Select(Span).OfType<HolidaySpan>().Select(s => new MakeUpDay(s.From, s.Name))] };
        var unread = Lines(Holidays).Concat(Lines(MakeUp)).Where(line => Span(line) is null).ToList();
        if (unread.Count > 0)
        {
            Problems = [.. unread.Select(line => words["Calendar.NoDate", line].Value)];
            return Page();
        }

        return await TryAsync(new AddHolidayYear(code, announced, DryRun: !publish), cancellation);
    }

    /// <summary>The working time, tried or published.</summary>
    public async Task<IActionResult> OnPostHoursAsync([FromRoute] string code, int? year, int[] weekdays, string? windows, string? note, bool publish, CancellationToken cancellation)
    {
        if (!Open(code, year))
        {
            return NotFound();
        }

        var draft = JsonSerializer.Deserialize<CalendarDraft>(JsonSerializer.Serialize(Calendar, JsonText.Options), JsonText.Options)! with
        {
            Weekdays = weekdays,
            Windows = [.. (windows ?? "").Split([',', ',', ';', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Window)],
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        };
        return await TryAsync(new PublishCalendar(draft, IsNew: false, DryRun: !publish), cancellation);
    }

    private async Task<IActionResult> TryAsync(IRequest<PublishedCalendar> command, CancellationToken cancellation)
    {
        try
        {
            Published = await sender.Send(command, cancellation);
            if (!Published.DryRun)
            {
                Open(Calendar.Code, Year);
            }
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } reasons)
        {
            Problems = reasons;
        }

        return Page();
    }

    private bool Open(string code, int? year)
    {
        var calendars = reference.Current.Calendars;
        if (calendars.Version(code) is not { } calendar || calendars.Find(code) is not { } time)
        {
            return false;
        }

        (Calendar, Time, Year) = (calendar, time, Math.Clamp(year ?? district.Today.Year, WorkingTime.FirstDay.Year, WorkingTime.LastDay.Year));
        Versions = [.. calendars.Versions(code).OrderByDescending(v => v.Version)];
        var days = calendar.Days.Where(d => d.Date.Year == Year).OrderBy(d => d.Date).ToList();
        Holidays = string.Join('\n', Spans(days.Where(d => !d.Working)));
        MakeUp = string.Join('\n', days.Where(d => d.Working).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Name} {d.Date:yyyy-MM-dd}")));
        return true;
    }

    private static IEnumerable<string> Spans(IEnumerable<CalendarDay> off)
    {
        var spans = new List<(string Name, DateOnly From, DateOnly To)>();
        foreach (var day in off)
        {
            if (spans.Count > 0 && spans[^1].Name == (day.Name ?? "") && spans[^1].To.AddDays(1) == day.Date)
            {
                spans[^1] = spans[^1] with { To = day.Date };
            }
            else
            {
                spans.Add((day.Name ?? "", day.Date, day.Date));
            }
        }

        return spans.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {s.From:yyyy-MM-dd} {s.To:yyyy-MM-dd}"));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // A name and one date or two, in any order.
    private static HolidaySpan? Span(string line)
    {
        var dates = Date().Matches(line).Select(m => DateOnly.TryParse(m.Value, CultureInfo.InvariantCulture, out var date) ? date : (DateOnly?)null).OfType<DateOnly>().ToList();
        return dates.Count == 0 ? null : new HolidaySpan(Date().Replace(line, "").Trim(' ', '\t', ',', ',', '-', '–', '至'), dates[0], dates[^1]);
    }

    private static WorkingWindow Window(string text) => text.Split('-', '–') is [var from, var to] ? new WorkingWindow(from.Trim(), to.Trim()) : new WorkingWindow(text, "");

    [GeneratedRegex(@"\d{4}-\d{1,2}-\d{1,2}")]
    private static partial Regex Date();
}
