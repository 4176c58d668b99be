using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Definitions;

/// <summary>Reads and writes definitions in the JSON form of Elsa 3.</summary>
/// <remarks>Reading takes names in any case and keeps what it doesn't know. Writing leaves nulls out and computes <c>nodeId</c> anew.</remarks>
public static class DefinitionJson
{
    /// <summary>The schema address that exported files name.</summary>
    public const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    /// <summary>The id and path of the activity around the root.</summary>
    public const string WorkflowNodeId = "Workflow1";

    private static readonly string[] _definitionNames =
    [
        "$schema", "id", "definitionId", "tenantId", "name", "description", "createdAt", "version", "toolVersion", "variables", "inputs", "outputs", "outcomes", "customProperties",
        "isReadonly", "isSystem", "isLatest", "isPublished", "options", "usableAsActivity", "root",
    ];

    private static readonly string[] _activityNames = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata", "activities", "connections", "variables"];

    private static readonly JsonDocumentOptions _reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 256 };

    /// <summary>Reads a definition.</summary>
    /// <exception cref="DefinitionFormatException">The JSON is not a definition.</exception>
    public static WorkflowDefinition Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, _reading);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new DefinitionFormatException("$", $"not well-formed JSON (line {e.LineNumber + 1}): {e.Message}");
        }
    }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="DefinitionFormatException">The JSON is not a definition.</exception>
    public static WorkflowDefinition Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new DefinitionFormatException("$", "a definition is a JSON object.");
        }

        var document = JsonCopy.Of(json);
        JsonCopy.Rename(document, _definitionNames);
        if (document["root"] is { } root)
        {
            var activity = root as JsonObject ?? throw new DefinitionFormatException("$.root", "an activity is a JSON object.");
            document["root"] = null;
            document["root"] = Normal(activity, "$.root");
        }

        return Typed(document);
    }

    /// <summary>Writes a definition, without schema.</summary>
    public static string Write(WorkflowDefinition definition) => Node(definition).ToJsonString(Values.Json);

    /// <summary>Writes a definition as a file to be imported elsewhere.</summary>
    public static string Export(WorkflowDefinition definition)
    {
        var json = new JsonObject { ["$schema"] = Schema };
        foreach (var (name, value) in Node(definition).ToList())
        {
            if (name != "$schema")
            {
                json[name] = value?.DeepClone();
            }
        }

        return json.ToJsonString(Values.Json);
    }

    /// <summary>A definition as a new JSON object that the caller may change.</summary>
    public static JsonObject Node(WorkflowDefinition definition)
    {
        var json = JsonCopy.WithoutNulls(definition.Document);
        Put(json, "id", definition.Id.Length > 0 ? definition.Id : null);
        Put(json, "definitionId", definition.DefinitionId);
        Put(json, "name", definition.Name);
        Put(json, "description", definition.Description);
        Put(json, "createdAt", definition.CreatedAt?.ToString("O", CultureInfo.InvariantCulture));
        Put(json, "version", definition.Version);
        Put(json, "toolVersion", definition.ToolVersion);
        foreach (var list in new[] { "variables", "inputs", "outputs", "outcomes" })
        {
            json[list] ??= new JsonArray();
        }

        json["customProperties"] ??= new JsonObject();
        Put(json, "isReadonly", definition.IsReadonly);
        Put(json, "isSystem", definition.IsSystem);
        Put(json, "isLatest", definition.IsLatest);
        Put(json, "isPublished", definition.IsPublished);
        json["options"] ??= new JsonObject();
        if (json["root"] is JsonObject root)
        {
            Number(root, WorkflowNodeId);
        }

        return json;
    }

    private static void Put(JsonObject json, string name, JsonNode? value)
    {
        if (value is null)
        {
            json.Remove(name);
        }
        else
        {
            json[name] = value;
        }
    }

    private static void Number(JsonObject activity, string parent)
    {
        var nodeId = $"{parent}:{JsonCopy.Text(activity["id"])}";
        activity["nodeId"] = nodeId;
        foreach (var (_, child) in ActivityTree.Children(activity))
        {
            Number(child, nodeId);
        }
    }

    /// <summary>Known names in their usual spelling; activities that another server could not find put back as they were.</summary>
    private static JsonObject Normal(JsonObject activity, string path)
    {
        JsonCopy.Rename(activity, _activityNames);
        if (JsonCopy.Text(activity["type"]) is not { Length: > 0 } type)
        {
            throw new DefinitionFormatException(path + ".type", "an activity needs a type, e.g. \"Elsa.WriteLine\".");
        }

        if (type == "Elsa.NotFoundActivity" && Original(activity) is { } original)
        {
            return Normal(original, path);
        }

        if (JsonCopy.Text(activity["id"]) is not { Length: > 0 })
        {
            activity["id"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 8));
        }

        foreach (var (below, child) in ActivityTree.Children(activity).ToList())
        {
            var normal = Normal(child, path + below);
            if (normal != child)
            {
                child.ReplaceWith(normal);
            }
        }

        return activity;
    }

    private static JsonObject Member(JsonObject json, string name)
    {
        if (json[name] is not JsonObject member)
        {
            json[name] = member = [];
        }

        return member;
    }

    private static JsonObject? Original(JsonObject missing)
    {
        if (JsonCopy.Text(missing["originalActivityJson"]) is not { } text)
        {
            return null;
        }

        try
        {
            using var parsed = JsonDocument.Parse(text, _reading);
            if (parsed.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var original = JsonCopy.Of(parsed.RootElement);
            // Where it stands may have been changed; its size is that of the box, which has other words in it.
            if (missing["metadata"]?["designer"]?["position"] is { } position)
            {
                Member(Member(original, "metadata"), "designer")["position"] = position.DeepClone();
            }

            return original;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static WorkflowDefinition Typed(JsonObject json)
    {
        var reader = new DefinitionReader(json);
        return new WorkflowDefinition
        {
            Document = json,
            Id = reader.Text("id") ?? "",
            DefinitionId = reader.Text("definitionId") ?? "",
            Version = reader.Number("version") ?? 1,
            Name = reader.Text("name"),
            Description = reader.Text("description"),
            CreatedAt = reader.Instant("createdAt"),
            ToolVersion = reader.Text("toolVersion"),
            IsLatest = reader.Flag("isLatest"),
            IsPublished = reader.Flag("isPublished"),
            IsReadonly = reader.Flag("isReadonly"),
            IsSystem = reader.Flag("isSystem"),
            Variables = reader.Variables(),
            Inputs = reader.Inputs(),
            Outputs = reader.Outputs(),
            Outcomes = reader.Outcomes(),
            Options = reader.Options(),
        };
    }
}
