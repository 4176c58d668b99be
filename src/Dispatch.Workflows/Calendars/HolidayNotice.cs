using System.Text.Json;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Sheets;

namespace Dispatch.Workflows.Calendars;

/// <summary>
/// Reads the arrangement of a year's holidays as others write it down, day by day: a list of days off and days worked, as JSON
/// (<c>{ "year": 2027, "days": [ { "name", "date", "isOffDay" } ] }</c>) or as a table with a date, a name and a kind. What is wrong is named by row.
/// </summary>
public static class HolidayNotice
{
    private static readonly string[] _dateWords = ["date", "日期"];
    private static readonly string[] _nameWords = ["name", "名称", "节日", "假日"];
    private static readonly string[] _kindWords = ["off", "isoffday", "kind", "type", "类型", "安排", "放假"];
    private static readonly HashSet<string> _off = new(StringComparer.OrdinalIgnoreCase) { "true", "1", "off", "holiday", "yes", "放假", "休", "休息", "是" };
    private static readonly HashSet<string> _worked = new(StringComparer.OrdinalIgnoreCase) { "false", "0", "work", "workday", "no", "上班", "班", "调休上班", "否" };

    /// <summary>The arrangement in a JSON text: ours, or day by day.</summary>
    /// <exception cref="InvalidRequestException">It can't be read, with the row and the reason.</exception>
    public static HolidayYear ReadJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("days", out var days) && days.ValueKind == JsonValueKind.Array)
            {
                var year = json.RootElement.TryGetProperty("year", out var named) && named.TryGetInt32(out var number) ? number : (int?)null;
                return Read([.. days.EnumerateArray().Select((day, i) => (i + 1, Text(day, "date"), Text(day, "name"), Text(day, "isOffDay")))], year);
            }

            return JsonSerializer.Deserialize<HolidayYear>(text, Persistence.JsonText.Options)!;
        }
        catch (JsonException e)
        {
            throw new InvalidRequestException("body", $"不是可读的 JSON:第 {e.LineNumber + 1} 行。Not readable as JSON: line {e.LineNumber + 1}.");
        }
    }

    /// <summary>The arrangement in a table.</summary>
    /// <exception cref="InvalidRequestException">A column is missing, or a row can't be read.</exception>
    public static HolidayYear ReadTable(SheetTable table, int? year)
    {
        var (date, name, kind) = (Column(table, _dateWords), Column(table, _nameWords), Column(table, _kindWords));
        return date < 0 || kind < 0
            ? throw new InvalidRequestException("body", "应有“日期”“名称”“类型”三列。The columns date, name and kind are needed.")
            : Read([.. table.Rows.Select(row => (row.Number, Cell(row, date), Cell(row, name), Cell(row, kind)))], year);
    }

    private static HolidayYear Read(List<(int Row, string? Date, string? Name, string? Kind)> rows, int? year)
    {
        var errors = new FieldErrors();
        var days = new SortedDictionary<DateOnly, (string Name, bool Off)>();
        foreach (var (row, date, name, kind) in rows)
        {
            if (!DateOnly.TryParse(date, System.Globalization.CultureInfo.InvariantCulture, out var day))
            {
                errors.Add($"rows[{row}].date", $"第 {row} 行的日期“{date}”无法识别,应如 2027-02-06。Row {row}: “{date}” is no date such as 2027-02-06.");
            }
            else if (!_off.Contains(kind ?? "") && !_worked.Contains(kind ?? ""))
            {
                errors.Add($"rows[{row}].kind", $"第 {row} 行的类型“{kind}”应为“放假”或“上班”。Row {row}: “{kind}” must be off or work.");
            }
            else if (!days.TryAdd(day, (name ?? "", _off.Contains(kind!))))
            {
                errors.Add($"rows[{row}].date", $"第 {row} 行的 {day:yyyy-MM-dd} 重复。Row {row}: {day:yyyy-MM-dd} stands there twice.");
            }
        }

        if (days.Count == 0)
        {
            errors.Add("body", "没有任何日期。There is no date in it.");
        }

        errors.ThrowIfAny();
        return new HolidayYear
        {
            Year = year ?? days.Keys.GroupBy(d => d.Year).MaxBy(g => g.Count())!.Key,
            Holidays = Spans([.. days.Where(d => d.Value.Off).Select(d => (d.Key, d.Value.Name))]),
            MakeUpDays = [.. days.Where(d => !d.Value.Off).Select(d => new MakeUpDay(d.Key, d.Value.Name))],
        };
    }

    // Days off that follow each other under one name are one holiday.
    private static List<HolidaySpan> Spans(List<(DateOnly Day, string Name)> off)
    {
        var spans = new List<HolidaySpan>();
        foreach (var (day, name) in off)
        {
            if (spans.Count > 0 && spans[^1].Name == name && spans[^1].To.AddDays(1) == day)
            {
                spans[^1] = spans[^1] with { To = day };
            }
            else
            {
                spans.Add(new HolidaySpan(name, day, day));
            }
        }

        return spans;
    }

    private static int Column(SheetTable table, string[] words) =>
        table.Headings.ToList().FindIndex(h => words.Any(w => h.Trim().Contains(w, StringComparison.OrdinalIgnoreCase)));

    private static string? Cell(SheetRow row, int column) => column < 0 || column >= row.Cells.Count ? null : row.Cells[column]?.Trim();

    private static string? Text(JsonElement day, string name) => day.ValueKind == JsonValueKind.Object && day.TryGetProperty(name, out var value) ? value.ToString() : null;
}
