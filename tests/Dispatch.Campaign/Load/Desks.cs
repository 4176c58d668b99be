using System.Text.Json.Nodes;

namespace Dispatch.Campaign.Load;

/// <summary>Whose key a task is done with.</summary>
internal static class Desks
{
    private static readonly Dictionary<string, string> _keys = new()
    {
        ["station-guiyuan"] = "demo-station-guiyuan",
        ["community-sunshine"] = "demo-community-sunshine",
        ["street-hanjiang"] = "demo-street-hanjiang",
        ["dept-water"] = "demo-dept-water",
        ["dept-housing"] = "demo-dept-housing",
        ["dept-urban-management"] = "demo-dept-urban-management",
        ["dept-fire"] = "demo-dept-fire",
        ["district-dongming"] = "demo-district",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. _keys.Values];

    /// <summary>The key of the desk that the task lies on: the hotline answers for residents. Null for a desk that has no demo key.</summary>
    public static string? KeyFor(JsonObject task) =>
        ((string)task["kind"]!) switch
        {
            "resident.evaluate" => "demo-hotline",
            "resident.object" => null,
            _ => _keys.GetValueOrDefault((string?)task["unitId"] ?? ""),
        };
}
