using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Sheets;

/// <summary>One column: a field of a draft, how it stands in a cell, and how a cell is read.</summary>
internal sealed class SheetColumn(PropertyInfo property)
{
    private static readonly char[] _between = [';', ';', '、', '\n'];
    private static readonly string[] _dates = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private readonly Type _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <summary>The field's name in JSON.</summary>
    public string Field { get; } = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>What stands in the first row: 编号 id.</summary>
    public string Heading => $"{SheetWords.Column(Field)} {Field}";

    /// <summary>What may stand in a cell.</summary>
    public string Explanation => _type switch
    {
        { IsEnum: true } => SheetWords.All(_type),
        _ when _type == typeof(DateOnly) => "日期 date: 2026-01-31",
        _ when _type == typeof(TimeOnly) => "时间 time: 08:30",
        _ when _type == typeof(int) => "整数 whole number",
        _ when _type == typeof(double) => "数字 number",
        _ when _type == typeof(bool) => "是 / 否",
        _ when _type == typeof(JsonElement) => "JSON",
        _ when _type == typeof(IReadOnlyList<PostHolding>) => "单位/岗位/生效日期/失效日期,多项用分号隔开 unit/post/from/to; several with semicolons",
        _ when _type != typeof(string) => "多项用分号隔开 several with semicolons",
        _ => "文字 text",
    };

    /// <summary>Whether a heading names this column: in Chinese, as in JSON, or both.</summary>
    public bool IsNamed(string heading) =>
        heading.Equals(Heading, StringComparison.OrdinalIgnoreCase) || heading.Equals(Field, StringComparison.OrdinalIgnoreCase) || heading == SheetWords.Column(Field);

    /// <summary>The cell of a value.</summary>
    public string? Write(object? value) => value switch
    {
        null => null,
        Enum word => SheetWords.Value(word),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        bool yes => yes ? "是" : "否",
        JsonElement json => json.GetRawText(),
        string text => text,
        IEnumerable<PostHolding> posts => string.Join(";", posts.Select(Write)),
        IEnumerable list => string.Join(";", list.Cast<object>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>Puts what a cell says into a draft; answers what is wrong with it, or null.</summary>
    public string? Read(object draft, string? cell)
    {
        if (string.IsNullOrWhiteSpace(cell))
        {
            property.SetValue(draft, property.PropertyType == typeof(string) && property.Name == "Code" ? "" : null);
            return null;
        }

        var value = Parse(cell.Trim());
        if (value is null)
        {
            return $"“{cell}”无效,应为:{Explanation}。“{cell}” is not valid here.";
        }

        property.SetValue(draft, value);
        return null;
    }

    private object? Parse(string text) => _type switch
    {
        { IsEnum: true } => SheetWords.Parse(_type, text),
        _ when _type == typeof(string) => text,
        _ when _type == typeof(DateOnly) => Date(text),
        _ when _type == typeof(TimeOnly) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null,
        _ when _type == typeof(int) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ when _type == typeof(double) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
        _ when _type == typeof(bool) => text.ToUpperInvariant() switch { "是" or "TRUE" or "1" or "YES" => true, "否" or "FALSE" or "0" or "NO" => false, _ => null },
        _ when _type == typeof(JsonElement) => Json(text),
        _ when _type == typeof(IReadOnlyList<string>) => (IReadOnlyList<string>)Parts(text),
        _ when _type == typeof(IReadOnlyList<int>) => Numbers(text),
        _ when _type == typeof(IReadOnlyList<PostHolding>) => Posts(text),
        _ => throw new InvalidOperationException($"A column can't hold {_type}."),
    };

    private static List<string> Parts(string text) => [.. text.Split(_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static object? Date(string text) =>
        DateOnly.TryParseExact(text.Split(' ')[0], _dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static object? Json(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text, JsonText.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<int>? Numbers(string text)
    {
        var numbers = Parts(text).ConvertAll(p => int.TryParse(p, CultureInfo.InvariantCulture, out var n) ? n : (int?)null);
        return numbers.Contains(null) ? null : [.. numbers.Select(n => n!.Value)];
    }

    private static string Write(PostHolding post) =>
        $"{post.UnitId}/{post.Post}/{post.ValidFrom:yyyy-MM-dd}{(post.ValidTo is { } to ? "/" + to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")}";

    private static IReadOnlyList<PostHolding>? Posts(string text)
    {
        var posts = new List<PostHolding>();
        foreach (var part in Parts(text))
        {
            var words = part.Split('/', StringSplitOptions.TrimEntries);
            var (from, to) = (words.Length > 2 && words[2].Length > 0 ? Date(words[2]) : default(DateOnly), words.Length > 3 ? Date(words[3]) : null);
            if (words.Length is < 2 or > 4 || from is not DateOnly begins || (words.Length > 3 && to is null))
            {
                return null;
            }

            posts.Add(new PostHolding { UnitId = words[0], Post = words[1], ValidFrom = begins, ValidTo = (DateOnly?)to });
        }

        return posts;
    }
}
