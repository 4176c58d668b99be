using System.Globalization;
using System.Security.Claims;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
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

    /// <summary>A length of time in its largest fitting unit.</summary>
    public string Span(TimeSpan span) => span.TotalMinutes < 90
        ? words["Minutes", Math.Max(1, (int)Math.Round(span.TotalMinutes))]
        : span.TotalHours < 48 ? words["Hours", (int)Math.Round(span.TotalHours)] : words["Days", (int)Math.Round(span.TotalDays)];
}
