using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Activities;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Converters;
using Dispatch.Engine.Expressions;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;

namespace Dispatch.Engine.Definitions;

/// <summary>Turns a definition into the graph that bursts run: all reflection, parsing and look-ups happen here, once per version.</summary>
public sealed class DefinitionCompiler(ActivityRegistry registry, ExpressionCompiler expressions, OutputConverters converters, CompilerOptions options, IWorkflowActivities? workflows = null) : IDefinitionCompiler
{
    private const int DeepestComposition = 8;

    /// <inheritdoc/>
    public WorkflowGraph Compile(DefinitionRow row) => Compile(DefinitionJson.Read(row.Json) with { Id = row.Id, DefinitionId = row.DefinitionId, Version = row.Version, Name = row.Name });

    /// <summary>Compiles. Unknown activity and expression types compile to something that becomes an incident when it is reached.</summary>
    public WorkflowGraph Compile(WorkflowDefinition definition)
    {
        var workflow = new WorkflowActivity
        {
            Id = DefinitionJson.WorkflowNodeId,
            NodeId = DefinitionJson.WorkflowNodeId,
            Name = definition.Name,
            Type = "Elsa.Workflow",
            Variables = Variables(definition.Variables),
            LogPersistence = LogPersistence.Read(definition.CustomProperties),
        };
        workflow.Root = definition.Root is { } root ? Activity(root, workflow, 0) : null;
        return new WorkflowGraph(workflow, (variable, value) => TypeAliases.Convert(variable.TypeName, variable.IsArray, value))
        {
            DefinitionId = definition.DefinitionId,
            VersionId = definition.Id,
            Version = definition.Version,
            Name = definition.Name,
            InputNames = [.. definition.Inputs.Select(i => i.Name)],
            OutputNames = [.. definition.Outputs.Select(o => o.Name)],
            ContinuesWithIncidents = definition.Options.IncidentStrategy is { } strategy ? strategy == "ContinueWithIncidents" : options.ContinueWithIncidents,
            IsTokenBased = IsTokenBased(definition),
            ActivationStrategy = definition.Options.ActivationStrategy,
        };
    }

    private bool IsTokenBased(WorkflowDefinition definition) =>
        (JsonCopy.Text(definition.CustomProperties["Flowchart:ExecutionMode"]) ?? JsonCopy.Text(definition.Root?["customProperties"]?["Flowchart:ExecutionMode"])) switch
        {
            "TokenBased" => true,
            "CounterBased" => false,
            _ => options.TokenBasedFlowcharts,
        };

    private Activity Activity(JsonObject json, Activity container, int depth)
    {
        var typeName = JsonCopy.Text(json["type"]) ?? "";
        var type = registry.Find(typeName, JsonCopy.Number(json["version"]));
        var reused = type is null ? workflows?.Find(typeName, json) : null;
        var activity = type?.Create() ?? (reused is not null && depth < DeepestComposition ? new WorkflowAsActivity { Definition = reused } : new NotFoundActivity { TooDeep = reused is not null });
        activity.Id = JsonCopy.Text(json["id"]) ?? typeName;
        activity.NodeId = $"{container.NodeId}:{activity.Id}";
        activity.Name = JsonCopy.Text(json["name"]);
        activity.Type = typeName;
        activity.Version = JsonCopy.Number(json["version"]) ?? type?.Descriptor.Version ?? 1;
        activity.Container = container;
        activity.Source = json;
        var properties = json["customProperties"] as JsonObject;
        activity.CanStartWorkflow = JsonCopy.Flag(properties?["canStartWorkflow"]);
        activity.RunAsynchronously = JsonCopy.Flag(properties?["runAsynchronously"]) || JsonCopy.Flag(json["runAsynchronously"]);
        activity.LogPersistence = LogPersistence.Read(properties);
        activity.Variables = Variables(DefinitionReader.Variables(json["variables"] as JsonArray, "variables"));
        if (activity is WorkflowAsActivity composite)
        {
            Compose(composite, json, depth);
        }
        else if (type is not null)
        {
            Fill(activity, type, json, depth);
        }

        return activity;
    }

    private void Fill(Activity activity, ActivityType type, JsonObject json, int depth)
    {
        var slots = new List<InputSlot>();
        foreach (var member in type.Inputs)
        {
            if (member.IsWrapped)
            {
                slots.Add(Wrapped(activity, member, json[member.Property.Name], slots.Count));
            }
            else
            {
                Plain(activity, member, json[member.Property.Name]);
            }
        }

        activity.InputSlots = slots;
        activity.OutputSlots = [.. type.Outputs.Select(p => Output(activity, p, json))];
        foreach (var port in type.Ports)
        {
            Port(activity, port, json[port.GetCustomAttribute<PortAttribute>()!.Name ?? port.Name], depth);
        }

        activity.Configure(new ActivityBuilder(activity, child => Activity(child, activity, depth), expressions.Input));
    }

    private InputSlot Wrapped(Activity activity, ActivityType.Member member, JsonNode? json, int index)
    {
        var input = (Input)Activator.CreateInstance(member.Property.PropertyType)!;
        (input.Expression, input.ExpressionType) = expressions.Input(json, member.ValueType);
        input.Index = index;
        member.Property.SetValue(activity, input);
        var preset = member.Attribute.DefaultValue;
        return new InputSlot(member.Property.Name, input, member.Attribute.AutoEvaluate, preset is null ? null : Values.To(preset, member.ValueType));
    }

    private static void Plain(Activity activity, ActivityType.Member member, JsonNode? json)
    {
        var preset = member.Attribute.DefaultValue;
        object? value = preset is null ? null : Values.To(preset, member.ValueType);
        if (json is not null)
        {
            value = typeof(JsonNode).IsAssignableFrom(member.ValueType) ? json : Values.To(Values.FromJson(JsonSerializer.SerializeToElement(json, Values.Json)), member.ValueType);
        }

        if (value is not null)
        {
            member.Property.SetValue(activity, value);
        }
    }

    private OutputSlot Output(Activity activity, PropertyInfo property, JsonObject json)
    {
        var output = (Output)Activator.CreateInstance(property.PropertyType)!;
        output.Name = property.Name;
        output.VariableId = Reference(json[property.Name]);
        output.Converter = converters.Of(json[property.Name]);
        property.SetValue(activity, output);
        return new OutputSlot(property.Name, output);
    }

    private static string? Reference(JsonNode? json) => json is JsonObject binding && JsonCopy.Text((binding["memoryReference"] as JsonObject)?["id"]) is { Length: > 0 } id ? id : null;

    private void Port(Activity activity, PropertyInfo port, JsonNode? json, int depth)
    {
        if (typeof(IEnumerable).IsAssignableFrom(port.PropertyType))
        {
            var children = (json as JsonArray)?.OfType<JsonObject>().Select(c => Activity(c, activity, depth)).ToList() ?? [];
            activity.Nested.AddRange(children);
            port.SetValue(activity, children);
        }
        else if (json is JsonObject source && source.ContainsKey("type"))
        {
            var child = Activity(source, activity, depth);
            activity.Nested.Add(child);
            port.SetValue(activity, child);
        }
    }

    private void Compose(WorkflowAsActivity composite, JsonObject json, int depth)
    {
        var definition = composite.Definition;
        var slots = new List<InputSlot>();
        foreach (var declared in definition.Inputs)
        {
            var input = new Input<object> { Index = slots.Count };
            (input.Expression, input.ExpressionType) = expressions.Input(json[declared.Name], typeof(object));
            slots.Add(new InputSlot(declared.Name, input, true, null));
        }

        composite.InputSlots = slots;
        composite.OutputSlots = [.. definition.Outputs.Select(o => new OutputSlot(o.Name, new Output<object> { Name = o.Name, VariableId = Reference(json[o.Name]), Converter = converters.Of(json[o.Name]) }))];
        composite.Variables = Variables(definition.Variables);
        if (definition.Root is { } root)
        {
            composite.Nested.Add(Activity(root, composite, depth + 1));
        }
    }

    private static Variable[] Variables(IReadOnlyList<VariableDefinition> declared) => [.. declared.Select(v => new Variable(v.Id, v.Name, v.TypeName, v.IsArray, Preset(v), v.IsTransient))];

    private static object? Preset(VariableDefinition variable)
    {
        try
        {
            return TypeAliases.Convert(variable.TypeName, variable.IsArray, variable.Value);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
