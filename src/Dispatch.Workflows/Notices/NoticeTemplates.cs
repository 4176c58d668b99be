using System.Data.Common;
using System.Reflection;
using System.Text.Json;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Notices;

/// <summary>The templates: as shipped, or as an admin has changed them.</summary>
public static class NoticeTemplates
{
    private const string Select = "SELECT code, subject, subject_en, text, text_en, enabled, version FROM notice_templates";

    /// <summary>As shipped, by code.</summary>
    public static IReadOnlyDictionary<string, NoticeTemplate> Shipped { get; } = new SortedDictionary<string, NoticeTemplate>(Read().ToDictionary(t => t.Code), StringComparer.Ordinal);

    /// <summary>All as they are now, by code.</summary>
    public static IEnumerable<NoticeTemplate> All(DbSession session)
    {
        var changed = session.Query(Select, Changed).OfType<NoticeTemplate>().ToDictionary(t => t.Code, StringComparer.Ordinal);
        return Shipped.Values.Select(t => changed.GetValueOrDefault(t.Code) ?? t);
    }

    /// <summary>One as it is now.</summary>
    /// <exception cref="NotFoundException">There is none of that code.</exception>
    public static NoticeTemplate Find(DbSession session, string code) => Shipped.TryGetValue(code, out var shipped)
        ? session.QueryFirst(Select + " WHERE code = $1", Changed, code) ?? shipped
        : throw new NotFoundException($"没有通知模板 {code}。There is no notice template {code}.");

    private static NoticeTemplate? Changed(DbDataReader r) => Shipped.TryGetValue(r.GetString(0), out var shipped)
        ? shipped with { Subject = r.GetString(1), SubjectEn = r.GetString(2), Text = r.GetString(3), TextEn = r.GetString(4), Enabled = r.GetInt64(5) != 0, Version = r.GetInt64(6) }
        : null;

    private static List<NoticeTemplate> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Dispatch.Workflows.Notices.NoticeTemplates.json")!;
        return JsonSerializer.Deserialize<List<NoticeTemplate>>(stream, JsonText.Options)!;
    }
}
