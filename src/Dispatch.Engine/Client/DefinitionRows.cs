using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Client;

/// <summary>Turns stored versions into definitions and back.</summary>
public static class DefinitionRows
{
    /// <summary>The definition as it stands in the row; the row's flags count.</summary>
    public static WorkflowDefinition Read(DefinitionRow row) => DefinitionJson.Read(row.Json) with
    {
        Id = row.Id,
        DefinitionId = row.DefinitionId,
        Version = row.Version,
        Name = row.Name,
        Description = row.Description,
        CreatedAt = row.CreatedAt,
        IsLatest = row.IsLatest,
        IsPublished = row.IsPublished,
        IsReadonly = row.IsReadonly,
        IsSystem = row.IsSystem,
    };

    /// <summary>What identifies the content of a version, without its place in the order of versions.</summary>
    public static string Revision(DefinitionRow row) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Id + "\n" + Content(Read(row)).ToJsonString(Values.Json))));

    /// <summary>What identifies the content of a definition, whichever version it is.</summary>
    public static string Fingerprint(WorkflowDefinition definition) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content(definition).ToJsonString(Values.Json))));

    /// <summary>The key under which all changes of one definition wait for each other.</summary>
    internal static string Gate(string definitionId) => "definition:" + definitionId;

    internal static DefinitionRow Row(WorkflowDefinition definition) => new()
    {
        Id = definition.Id,
        DefinitionId = definition.DefinitionId,
        Version = definition.Version,
        Name = definition.Name,
        Description = definition.Description,
        IsLatest = definition.IsLatest,
        IsPublished = definition.IsPublished,
        IsReadonly = definition.IsReadonly,
        IsSystem = definition.IsSystem,
        UsableAsActivity = definition.Options.UsableAsActivity,
        CreatedAt = definition.CreatedAt ?? throw new InvalidOperationException("A stored version has an instant."),
        Json = DefinitionJson.Write(definition),
    };

    /// <summary>The definition without what saving and publishing change by themselves.</summary>
    internal static JsonObject Content(WorkflowDefinition definition)
    {
        var json = DefinitionJson.Node(definition with { Id = "", Version = 1, CreatedAt = null, ToolVersion = null, IsLatest = false, IsPublished = false });
        json.Remove("$schema");
        json.Remove("links");
        json.Remove("createdAt");
        return json;
    }

    internal static bool SameContent(WorkflowDefinition one, WorkflowDefinition other) => JsonNode.DeepEquals(Content(one), Content(other));

    internal static string Named(WorkflowDefinition definition) =>
        string.Create(CultureInfo.InvariantCulture, $"{definition.Name ?? definition.DefinitionId} ({definition.DefinitionId}, version {definition.Version})");
}
