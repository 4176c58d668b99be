using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>Says units, categories, times and statuses as people do, in the language of the page.</summary>
public sealed class Says(IStringLocalizer<Words> words, IReferenceData reference, DistrictTime district, TimeProvider time)
{
    /// <summary>Whether the page is in English.</summary>
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Who looks at the page.</summary>
    public Caller Caller(ClaimsPrincipal principal) => CallerClaims.Read(principal);

    /// <summary>A unit's name; the id where there is none.</summary>
    public string Unit(string? id) => reference.Current.Units.Find(id) is { } unit ? English && unit.NameEn is { Length: > 0 } name ? name : unit.Name : id ?? "";

    /// <summary>A category's name; the code where there is none.</summary>
    public string Category(string code) => reference.Current.Categories.Find(code) is { } category ? English ? category.NameEn : category.Name : code;

    /// <summary>What a category asks for beyond every ticket's own fields: a flat JSON Schema, or null.</summary>
    public JsonElement? CategoryFields(string code) => reference.Current.Categories.Find(code)?.Fields;

    /// <summary>A duty entry's title, with the rule it rests on.</summary>
    public string Duty(string? entryId) => reference.Current.DutyEntry(entryId) is { } entry ? $"{Of(entry.Title, entry.TitleEn)} · {entry.Basis}" : entryId ?? "";

    /// <summary>The wording of an enumeration's value.</summary>
    public string Word(string group, object value)
    {
        var name = value.ToString()!;
        var key = group is "Evaluation" or "Duty" ? $"{group}.{name}" : $"{group}.{char.ToLowerInvariant(name[0])}{name[1..]}";
        var word = words[key];
        return word.ResourceNotFound ? name : word;
    }

    /// <summary>The one of two texts that is in the page's language.</summary>
    public static string Of(string? chinese, string? english) => (English && !string.IsNullOrEmpty(english) ? english : chinese) ?? "";

    /// <summary>Several of something in one line.</summary>
    public static string List(IEnumerable<string> parts) => string.Join(English ? ", " : "、", parts);

    /// <summary>Something with what tells it from others of its name.</summary>
    public static string With(string name, string note) => English ? $"{name} ({note})" : $"{name}({note})";

    /// <summary>An instant in the district's time.</summary>
    public string Instant(DateTimeOffset? instant) => instant is { } at ? Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    /// <summary>An instant as the district's clocks show it.</summary>
    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, district.Zone).DateTime;

    /// <summary>How long until, or since, a due time: 还剩 3 小时, 已超 2 天.</summary>
    public string Left(DateTimeOffset? due)
    {
        if (due is not { } at)
        {
            return words["NoLimit"];
        }

        var left = at - time.GetUtcNow();
        return left >= TimeSpan.Zero ? words["Left", Span(left)] : words["Over", Span(-left)];
    }

    /// <summary>The same of a task: in working days where its limit counts in them and more than a day is left.</summary>
    public string Left(TaskView task)
    {
        var now = time.GetUtcNow();
        if (task.DueAt is not { } due || (due - now).Duration() < TimeSpan.FromDays(1) || !CountsWorkingDays(task) || reference.Current.Calendar("cn-office") is not { } calendar)
        {
            return Left(task.DueAt);
        }

        var (from, to) = due > now ? (now, due) : (due, now);
        var days = calendar.WorkingDays(district.DayOf(from).AddDays(1), district.DayOf(to));
        return days == 0 ? Left(task.DueAt) : words[due > now ? "Left" : "Over", words[days == 1 ? "WorkDays.One" : "WorkDays", days]];
    }

    private static bool CountsWorkingDays(TaskView task) =>
        task.DueExplanation is { ValueKind: JsonValueKind.Array } lines && lines.GetArrayLength() > 0 && lines[0].ToString().Contains("工作日,", StringComparison.Ordinal);

    /// <summary>An instant as people name it: 今天 17:30, 明天 09:00, 11月30日 周一 09:00.</summary>
    public string When(DateTimeOffset? instant)
    {
        if (instant is not { } at)
        {
            return "";
        }

        var (local, today) = (Local(at), Local(time.GetUtcNow()).Date);
        var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (local.Date - today).Days switch
        {
            0 => words["Day.Today", clock],
            1 => words["Day.Tomorrow", clock],
            -1 => words["Day.Yesterday", clock],
            > -300 and < 300 => local.ToString(words["Day.Format"], CultureInfo.CurrentCulture) + " " + clock,
            _ => Instant(at),
        };
    }

    /// <summary>How long ago.</summary>
    public string Ago(DateTimeOffset at) => Span(time.GetUtcNow() - at);

    /// <summary>Which colour and icon a due time has: <c>late</c>, <c>soon</c> (within the day) or <c>fine</c>.</summary>
    public string Urgency(DateTimeOffset? due)
    {
        if (due is not { } at)
        {
            return "fine";
        }

        var now = time.GetUtcNow();
        return at < now ? "late" : Local(at).Date == Local(now).Date ? "soon" : "fine";
    }

    /// <summary>The same of a task, whose clock may stand still: <c>rest</c>.</summary>
    public string Tone(TaskView task) => Tone(task.PausedAt, task.DueAt);

    /// <summary>The same of a task in short.</summary>
    public string Tone(OpenTask task) => Tone(task.PausedAt, task.DueAt);

    private string Tone(DateTimeOffset? paused, DateTimeOffset? due) => paused is null ? Urgency(due) : "rest";

    /// <summary>A ticket's colour: <c>eval</c> while it is evaluated, <c>rest</c> when it is suspended or has ended.</summary>
    public string Tone(TicketView ticket) => ticket switch
    {
        { ClosedAt: not null } or { Status: TicketStatus.Suspended } => "rest",
        { Status: TicketStatus.Evaluating } => "eval",
        _ => Urgency(ticket.DueAt),
    };

    /// <summary>A length of time in its largest fitting unit.</summary>
    public string Span(TimeSpan span) => span.TotalMinutes < 90
        ? words["Minutes", Math.Max(1, (int)Math.Round(span.TotalMinutes))]
        : span.TotalHours < 36 ? words["Hours", (int)Math.Round(span.TotalHours)] : words["Days", (int)Math.Round(span.TotalDays)];

    /// <summary>What half of many lengths lie below; a dash where there are none.</summary>
    public string Typical(Spread spread) => spread.Median is { } median ? Span(TimeSpan.FromMinutes(median)) : "–";

    /// <summary>The part of a message in the page's language: messages of the domain say it in Chinese first, then in English.</summary>
    public static string OneOf(string message)
    {
        var cut = EndOfChinese(message);
        var (chinese, english) = (message[..cut].Trim(), message[cut..].Trim());
        return cut == 0 ? message : English && english.Length > 0 ? english : chinese;
    }

    // A question mark or semicolon may stand in the English part too: it ends the Chinese one only after a Chinese character.
    private static int EndOfChinese(string message)
    {
        for (var i = message.Length - 1; i >= 0; i--)
        {
            if (message[i] is '。' || (message[i] is '?' or ';' && i > 0 && message[i - 1] > '\u2e80'))
            {
                return i + 1;
            }
        }

        return 0;
    }
}
