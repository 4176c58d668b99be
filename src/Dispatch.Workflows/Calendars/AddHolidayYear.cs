using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Calendars;

/// <summary>Takes the announced holidays of a year into a calendar: a new version in which that year's days are as announced.</summary>
/// <remarks>The year after the last announced one ends its being provisional; an earlier year is an amendment; a later one would leave a gap and is refused.</remarks>
[AllowedFor(Roles.Admin)]
public sealed record AddHolidayYear(string Code, HolidayYear Year, bool DryRun = false) : ICommand<PublishedCalendar>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        if (Year.Year < WorkingTime.FirstDay.Year || Year.Year > WorkingTime.LastDay.Year)
        {
            errors.Add("year", $"应在 {WorkingTime.FirstDay.Year} 与 {WorkingTime.LastDay.Year} 之间。Must lie between {WorkingTime.FirstDay.Year} and {WorkingTime.LastDay.Year}.");
            return;
        }

        for (var i = 0; i < Year.Holidays.Count; i++)
        {
            var span = Year.Holidays[i];
            errors.Text($"holidays[{i}].name", span.Name, 60);
            if (span.To < span.From)
            {
                errors.Add($"holidays[{i}].to", "结束日期早于开始日期。The period ends before it begins.");
            }
            else if (!IsNear(span.From) || !IsNear(span.To))
            {
                errors.Add($"holidays[{i}].from", $"不属于 {Year.Year} 年的安排。Does not belong to the arrangement of {Year.Year}.");
            }
        }

        CheckMakeUpDays(errors);
    }

    private void CheckMakeUpDays(FieldErrors errors)
    {
        for (var i = 0; i < Year.MakeUpDays.Count; i++)
        {
            var date = Year.MakeUpDays[i].Date;
            if (!IsNear(date))
            {
                errors.Add($"makeUpDays[{i}].date", $"不属于 {Year.Year} 年的安排。Does not belong to the arrangement of {Year.Year}.");
            }
            else if (Year.Holidays.Any(h => h.From <= date && date <= h.To))
            {
                errors.Add($"makeUpDays[{i}].date", $"{date:yyyy-MM-dd} 同时被列为放假。{date:yyyy-MM-dd} is named a holiday too.");
            }
        }
    }

    // An arrangement may move days of the last week before its year and the first week after it.
    private bool IsNear(DateOnly date) => date >= new DateOnly(Year.Year, 1, 1).AddDays(-7) && date <= new DateOnly(Year.Year, 12, 31).AddDays(7);
}

internal sealed class AddHolidayYearHandler(ReferenceRows rows, Precondition precondition, DistrictTime time, CalendarPress press) : IRequestHandler<AddHolidayYear, PublishedCalendar>
{
    public async Task<PublishedCalendar> Handle(AddHolidayYear request, CancellationToken cancellationToken)
    {
        var data = await rows.EnterAsync(cancellationToken).ConfigureAwait(false);
        var before = data.Calendars.Version(request.Code) ?? throw CalendarRules.Missing(request.Code);
        precondition.Require(before.Version);
        var year = request.Year.Year;
        if (before.AnnouncedUntil is { } until && year > until.Year + 1)
        {
            throw new InvalidRequestException("year", $"{request.Code} 只公布到 {until:yyyy-MM-dd},请先导入 {until.Year + 1} 年。{request.Code} is announced until {until:yyyy-MM-dd}: take in {until.Year + 1} first, or there is a gap.");
        }

        var calendar = before with
        {
            Version = before.Version + 1,
            Days = Merge(before.Days, request.Year),
            AnnouncedUntil = Later(before.AnnouncedUntil, new DateOnly(year, 12, 31)),
            PublishedAt = time.Now,
            Note = $"{year} 年节假日安排",
        };
        CalendarRules.Require(calendar, data);
        return press.Publish(calendar, data, request.DryRun);
    }

    // Days of the year itself are replaced; a day of a neighbouring year that this arrangement names counts before what stood there.
    private static List<CalendarDay> Merge(IReadOnlyList<CalendarDay> days, HolidayYear year)
    {
        var announced = year.Days().ToDictionary(d => d.Date);
        return [.. days.Where(d => d.Date.Year != year.Year && !announced.ContainsKey(d.Date)).Concat(announced.Values).OrderBy(d => d.Date)];
    }

    private static DateOnly Later(DateOnly? a, DateOnly b) => a > b ? a.Value : b;
}
