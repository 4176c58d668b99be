using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Persistence;

namespace Dispatch.Host.ElsaApi;

/// <summary>Definitions as Elsa's clients get them. What nobody knows here comes as <c>Elsa.NotFoundActivity</c> with its original inside, so that opening a definition never damages it.</summary>
internal sealed class DefinitionShape(DefinitionReview review)
{
    private const string NotFound = "Elsa.NotFoundActivity";
    private readonly ConcurrentDictionary<(string Type, int Version), bool> _inUse = new();

    /// <summary>All types and versions that a definition shown since the start uses.</summary>
    public IEnumerable<(string Type, int Version)> InUse => _inUse.Keys;

    /// <summary>The whole definition.</summary>
    public JsonObject Full(WorkflowDefinition definition, bool mayEdit)
    {
        var json = new JsonObject { ["links"] = Links(definition.DefinitionId, mayEdit && definition.IsLatest) };
        foreach (var (name, value) in DefinitionJson.Node(definition).ToList())
        {
            if (name is not ("$schema" or "links"))
            {
                json[name] = value?.DeepClone();
            }
        }

        json["materializerName"] = "Json";
        if (!Version.TryParse(definition.ToolVersion, out _))
        {
            json.Remove("toolVersion");
        }

        if (json["root"] is JsonObject root)
        {
            json["root"] = Shown(root);
        }

        return json;
    }

    /// <summary>A row of a list.</summary>
    public static JsonObject Summary(DefinitionRow row, bool? mayEdit)
    {
        var json = new JsonObject();
        if (mayEdit is { } edit)
        {
            json["links"] = Links(row.DefinitionId, edit && row.IsLatest);
        }

        json["isMaterializerAvailable"] = true;
        json["id"] = row.Id;
        json["definitionId"] = row.DefinitionId;
        json["name"] = row.Name;
        if (row.Description is not null)
        {
            json["description"] = row.Description;
        }

        json["version"] = row.Version;
        json["isLatest"] = row.IsLatest;
        json["isPublished"] = row.IsPublished;
        json["materializerName"] = "Json";
        json["createdAt"] = row.CreatedAt.ToString("O", CultureInfo.InvariantCulture);
        json["isReadonly"] = row.IsReadonly;
        return json;
    }

    /// <summary>Notes which types and versions a definition uses.</summary>
    public void Note(WorkflowDefinition definition)
    {
        if (definition.Root is { } root)
        {
            foreach (var (_, activity) in ActivityTree.All(root))
            {
                Note(activity);
            }
        }
    }

    private void Note(JsonObject activity)
    {
        if (Text(activity["type"]) is { } type)
        {
            _inUse[(type, VersionOf(activity))] = true;
        }
    }

    /// <summary>The activity with everything unknown in it put into a box. Works on its own copy.</summary>
    private JsonObject Shown(JsonObject activity)
    {
        var copy = (JsonObject)activity.DeepClone();
        if (Text(copy["type"]) is { } type && !review.IsKnown(type, copy))
        {
            return Boxed(copy, type);
        }

        Note(copy);
        copy["version"] ??= 1;
        if (copy["customProperties"] is not JsonObject properties)
        {
            copy["customProperties"] = properties = [];
        }

        properties["canStartWorkflow"] ??= false;
        properties["runAsynchronously"] ??= false;
        copy["metadata"] ??= new JsonObject();
        foreach (var (_, child) in ActivityTree.Children(copy).ToList())
        {
            child.ReplaceWith(Shown(child));
        }

        return copy;
    }

    private static JsonObject Boxed(JsonObject original, string type)
    {
        var kept = (JsonObject)original.DeepClone();
        kept.Remove("nodeId");
        var metadata = new JsonObject
        {
            ["displayText"] = $"找不到 Not found: {type}",
            ["description"] = $"活动类型“{type}”未知,内容已原样保留。The activity type '{type}' is not known here; its content is kept as it is.",
        };
        if ((original["metadata"] as JsonObject)?["designer"] is { } designer)
        {
            metadata["designer"] = designer.DeepClone();
        }

        return new JsonObject
        {
            ["missingTypeName"] = type,
            ["missingTypeVersion"] = VersionOf(original),
            ["originalActivityJson"] = kept.ToJsonString(Values.Json),
            ["id"] = original["id"]?.DeepClone(),
            ["nodeId"] = original["nodeId"]?.DeepClone(),
            ["name"] = original["name"]?.DeepClone(),
            ["type"] = NotFound,
            ["version"] = 1,
            ["customProperties"] = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false },
            ["metadata"] = metadata,
        };
    }

    private static JsonArray Links(string definitionId, bool edit)
    {
        var base_ = $"/workflow-definitions/{Uri.EscapeDataString(definitionId)}";
        var links = new JsonArray
        {
            Link(base_, "self", "GET"),
            Link($"/workflow-definitions/by-definition-id/{Uri.EscapeDataString(definitionId)}", "self", "GET"),
            Link($"{base_}/versions", "versions", "GET"),
            Link($"{base_}/export", "export", "POST"),
        };
        if (edit)
        {
            foreach (var (path, rel, method) in _editing)
            {
                links.Add(Link(base_ + path, rel, method));
            }
        }

        return links;
    }

    /// <summary>The links of a list; without <c>bulk-publish</c> Studio offers no change.</summary>
    public static JsonArray ListLinks(bool edit)
    {
        var links = new JsonArray { Link("/workflow-definitions", "self", "GET") };
        if (edit)
        {
            links.Add(Link("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"));
            links.Add(Link("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"));
            links.Add(Link("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete", "POST"));
            links.Add(Link("/workflow-definitions", "create", "POST"));
            links.Add(Link("/workflow-definitions/import", "import", "POST"));
        }

        return links;
    }

    private static readonly (string Path, string Rel, string Method)[] _editing =
    [
        ("/execute", "execute", "POST"),
        ("/dispatch", "dispatch", "POST"),
        ("/bulk-dispatch", "bulk-dispatch", "POST"),
        ("/publish", "publish", "POST"),
        ("/retract", "retract", "POST"),
        ("", "delete", "DELETE"),
        ("/import", "import", "PUT"),
        ("/update-references", "update-references", "POST"),
    ];

    private static JsonObject Link(string href, string rel, string method) => new() { ["href"] = href, ["rel"] = rel, ["method"] = method };

    private static int VersionOf(JsonObject activity) => activity["version"] is JsonValue value && value.TryGetValue<JsonElement>(out var element) && element.TryGetInt32(out var version)
        ? version
        : activity["version"] is JsonValue made && made.TryGetValue<int>(out var number) ? number : 1;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
