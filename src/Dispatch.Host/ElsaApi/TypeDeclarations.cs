using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Expressions;

namespace Dispatch.Host.ElsaApi;

/// <summary>TypeScript declarations of what scripts of one definition can use, for completion in Studio's editor.</summary>
internal sealed class TypeDeclarations(ActivityRegistry registry, IScriptHost host, IEnumerable<IOptionsSource> sources)
{
    // What the inputs of the complaint's workflows hold, so that the editor completes their values.
    private static readonly Dictionary<string, string> _sourceOf = new(StringComparer.Ordinal) { ["categoryCode"] = "categories", ["communityId"] = "communities" };

    private const string Globals =
        """
        /** 工作流定义编号。Id of the definition. */
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getWorkflowInstanceId(): string;
        /** 关联编号,例如工单编号。The correlation id, e.g. the ticket's id. */
        declare function getCorrelationId(): string;
        declare function setCorrelationId(value: string): void;
        declare function getWorkflowInstanceName(): string;
        declare function setWorkflowInstanceName(value: string): void;
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        /** 某个活动的输出。An output of an activity, by its id or name. */
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function setOutcome(name: string): void;
        declare function setOutcomes(names: string[]): void;
        declare function toJson(value: any): string;
        declare function isNullOrEmpty(value: string): boolean;
        declare function isNullOrWhiteSpace(value: string): boolean;
        declare function parseGuid(value: string): string;
        declare function newGuid(): string;
        declare function newGuidString(): string;
        declare function newShortGuid(): string;
        declare function getGuidString(): string;
        declare function getShortGuid(): string;
        declare function bytesToString(value: number[]): string;
        declare function bytesFromString(value: string): number[];
        declare function bytesToBase64(value: number[]): string;
        declare function bytesFromBase64(value: string): number[];
        declare function streamToBytes(value: number[]): number[];
        declare function streamToBase64(value: number[]): string;
        declare function stringToBase64(value: string): string;
        declare function stringFromBase64(value: string): string;
        /** 本服务对外的完整网址。The full address of a path of this service. */
        declare function getAbsoluteUrl(path: string): string;
        /** 打开即触发事件的链接;有效期为秒数、时长(1.00:00:00)或时间点。A link that raises an event in this instance; lifetime in seconds, as d.hh:mm:ss, or a moment. */
        declare function createEventTriggerUrl(eventName: string, lifetimeOrExpiry?: number | string | Date): string;

        """;

    public string Of(WorkflowDefinition? definition)
    {
        var text = new StringBuilder();
        foreach (var input in definition?.Inputs ?? [])
        {
            KnownValues(text, input.Name);
        }

        text.Append(Globals);
        if (host.HasSettings)
        {
            text.AppendLine("/** 运维人员开放给流程的设置。A setting that the operator has opened to workflows. */").AppendLine("declare function getConfig(name: string): string | null;");
        }

        if (definition is null)
        {
            return text.ToString();
        }

        var variables = Variables(definition).DistinctBy(v => v.Name).Where(v => IsName(v.Name)).ToList();
        foreach (var variable in variables)
        {
            var type = TypeOf(variable.TypeName, variable.IsArray);
            text.AppendLine(CultureInfo.InvariantCulture, $"declare function get{Pascal(variable.Name)}(): {type};").AppendLine(CultureInfo.InvariantCulture, $"declare function set{Pascal(variable.Name)}(value: {type}): void;");
        }

        text.AppendLine("declare const variables: {").AppendJoin('\n', variables.Select(v => $"  {v.Name}: {TypeOf(v.TypeName, v.IsArray)};")).AppendLine("\n};");
        foreach (var input in definition.Inputs.Where(i => IsName(i.Name)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"declare function get{input.Name}(): {TypeOf(input.Type, input.IsArray)};");
        }

        foreach (var (_, activity) in definition.Root is { } root ? ActivityTree.All(root) : [])
        {
            Outputs(text, activity);
        }

        return text.ToString();
    }

    // The narrower declaration has to stand before the general one.
    private void KnownValues(StringBuilder text, string input)
    {
        if (_sourceOf.TryGetValue(input, out var name) && sources.FirstOrDefault(s => s.Name == name) is { } source)
        {
            var values = source.Options().Where(o => o.Value.Length > 0).Select(o => JsonSerializer.Serialize(o.Value));
            text.AppendLine(CultureInfo.InvariantCulture, $"declare function getInput(name: \"{input}\"): {string.Join(" | ", values)};");
        }
    }

    private static IEnumerable<VariableDefinition> Variables(WorkflowDefinition definition)
    {
        foreach (var variable in definition.Variables)
        {
            yield return variable;
        }

        foreach (var (_, activity) in definition.Root is { } root ? ActivityTree.All(root) : [])
        {
            foreach (var item in (activity["variables"] as JsonArray)?.OfType<JsonObject>() ?? [])
            {
                if (item["name"]?.ToString() is { Length: > 0 } name)
                {
                    yield return new VariableDefinition(name, name, item["typeName"]?.ToString() ?? "Object", item["isArray"]?.ToString() is "true" or "True", null, null);
                }
            }
        }
    }

    private void Outputs(StringBuilder text, JsonObject activity)
    {
        if (activity["name"]?.ToString() is not { } name || !IsName(Pascal(name)) || activity["type"]?.ToString() is not { } type || registry.Descriptor(type) is not { } descriptor)
        {
            return;
        }

        foreach (var output in descriptor.Outputs)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"declare function get{output.Name}From{Pascal(name)}(): {TypeOf(output.TypeName, false)};");
        }
    }

    private static string TypeOf(string alias, bool isArray)
    {
        var type = alias switch
        {
            "String" or "Guid" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" => "string",
            "Boolean" or "Bool" => "boolean",
            "Int16" or "Int32" or "Int64" or "Int" or "Long" or "Single" or "Float" or "Double" or "Decimal" => "number",
            "StringDictionary" => "{ [key: string]: string }",
            _ => "any",
        };
        return isArray ? type + "[]" : type;
    }

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static bool IsName(string name) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] is '_' or '$') && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '$');
}
