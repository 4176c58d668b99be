using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;

namespace Dispatch.Host.ElsaApi;

/// <summary>Activity types as Studio gets them, in one language.</summary>
internal static class DescriptorShape
{
    private static readonly HashSet<string> _ownPorts = ["Elsa.FlowSwitch", "Elsa.Switch", "Elsa.HttpEndpoint", "Elsa.SendHttpRequest", "Elsa.FlowSendHttpRequest", "Elsa.DownloadHttpFile"];

    /// <summary>Stands in for every type that nobody knows, so that Studio can draw its place.</summary>
    public static JsonObject NotFound(bool chinese) => new()
    {
        ["typeName"] = "Elsa.NotFoundActivity",
        ["namespace"] = "Elsa",
        ["name"] = "NotFoundActivity",
        ["version"] = 1,
        ["category"] = chinese ? "系统" : "System",
        ["displayName"] = chinese ? "未知活动" : "Not Found",
        ["description"] = chinese ? "代替未知的活动类型,完整保留其内容。" : "Stands where an activity type is not known; keeps its content.",
        ["inputs"] = new JsonArray(),
        ["outputs"] = new JsonArray(),
        ["kind"] = "Action",
        ["runAsynchronously"] = false,
        ["ports"] = new JsonArray(),
        ["customProperties"] = new JsonObject(),
        ["constructionProperties"] = new JsonObject(),
        ["isContainer"] = false,
        ["isBrowsable"] = false,
        ["isStart"] = false,
        ["isTerminal"] = false,
    };

    public static JsonObject Of(ActivityDescriptor d, int version, bool chinese, IReadOnlyDictionary<string, IOptionsSource> sources)
    {
        string Say(Localized text) => chinese ? text.Zh : text.En;
        return new JsonObject
        {
            ["typeName"] = d.TypeName,
            ["namespace"] = d.Namespace,
            ["name"] = d.Name,
            ["version"] = version,
            ["category"] = Say(d.Category),
            ["displayName"] = Say(d.DisplayName),
            ["description"] = Say(d.Description),
            ["inputs"] = new JsonArray([.. d.Inputs.OrderBy(i => i.Order).Select(i => (JsonNode)Input(i, Say, chinese, sources))]),
            ["outputs"] = new JsonArray([.. d.Outputs.Select(o => (JsonNode)Output(o, Say))]),
            ["kind"] = d.Kind,
            ["runAsynchronously"] = false,
            ["ports"] = new JsonArray([.. Ports(d).Select(p => (JsonNode)new JsonObject
            {
                ["name"] = p.Name, ["displayName"] = Say(p.DisplayName), ["type"] = p.IsEmbedded ? "Embedded" : "Flow", ["isBrowsable"] = p.IsBrowsable,
            })]),
            ["customProperties"] = d.CustomProperties.DeepClone(),
            ["constructionProperties"] = d.ConstructionProperties.DeepClone(),
            ["isContainer"] = d.IsContainer,
            ["isBrowsable"] = d.IsBrowsable,
            ["isStart"] = d.IsStart,
            ["isTerminal"] = d.IsTerminal,
        };
    }

    /// <summary>The choices of an input that is filled from living data: one of them in a drop-down, several in a list to tick. For outcomes, which Studio lets people type, they are suggestions for our page.</summary>
    public static JsonObject Choices(InputDescriptor input, IOptionsSource source, bool chinese)
    {
        var items = new JsonArray([.. source.Options().Select(o => (JsonNode)new JsonObject { ["text"] = chinese ? o.TextZh : o.Text, ["value"] = o.Value })]);
        JsonObject List(string name) => new() { [name] = new JsonObject { ["items"] = items, ["isFlagsEnum"] = false } };
        return input.UIHint switch
        {
            "checklist" => new JsonObject { ["checklist"] = List("checkList") },
            "dynamic-outcomes" => new JsonObject { ["suggestions"] = items },
            _ => new JsonObject { ["dropdown"] = List("selectList") },
        };
    }

    // Studio's own port for an activity without outcomes has an English name only. Types whose ports Studio makes by itself are left alone.
    private static IEnumerable<PortDescriptor> Ports(ActivityDescriptor d) =>
        d.IsTerminal || d.IsContainer || d.Ports.Any(p => !p.IsEmbedded) || _ownPorts.Contains(d.TypeName) || d.Inputs.Any(i => i.UIHint.Contains("outcomes", StringComparison.Ordinal) || i.UIHint.Contains("switch", StringComparison.Ordinal))
            ? d.Ports
            : [.. d.Ports, new PortDescriptor("Done", new Localized("Done", "完成"), false)];

    private static JsonObject Input(InputDescriptor i, Func<Localized, string> say, bool chinese, IReadOnlyDictionary<string, IOptionsSource> sources)
    {
        var specifications = i.OptionsSource is { } name && sources.TryGetValue(name, out var source) ? Choices(i, source, chinese) : (JsonObject)i.UISpecifications.DeepClone();
        var json = new JsonObject
        {
            ["isWrapped"] = i.IsWrapped,
            ["uiHint"] = i.UIHint,
            ["isReadOnly"] = false,
            ["isSensitive"] = false,
            ["autoEvaluate"] = i.AutoEvaluate,
            ["uiSpecifications"] = specifications,
            ["name"] = i.Name,
            ["typeName"] = i.TypeName,
            ["displayName"] = say(i.DisplayName),
            ["description"] = say(i.Description),
            ["order"] = i.Order,
            ["isBrowsable"] = i.IsBrowsable,
            ["isSerializable"] = true,
            ["isSynthetic"] = false,
        };
        if (i.DefaultValue is not null)
        {
            json["defaultValue"] = i.DefaultValue.DeepClone();
        }

        if (i.DefaultSyntax is not null)
        {
            json["defaultSyntax"] = i.DefaultSyntax;
        }

        if (i.Category is not null)
        {
            json["category"] = i.Category;
        }

        return json;
    }

    private static JsonObject Output(OutputDescriptor o, Func<Localized, string> say) => new()
    {
        ["name"] = o.Name,
        ["typeName"] = o.TypeName,
        ["displayName"] = say(o.DisplayName),
        ["description"] = say(o.Description),
        ["order"] = 0,
        ["isBrowsable"] = true,
        ["isSerializable"] = true,
        ["isSynthetic"] = false,
    };
}
