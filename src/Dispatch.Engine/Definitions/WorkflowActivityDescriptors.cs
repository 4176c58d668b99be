using System.Text.Json.Nodes;

namespace Dispatch.Engine.Definitions;

/// <summary>Describes published workflows as activities of the toolbox.</summary>
public static class WorkflowActivityDescriptors
{
    /// <summary>The descriptor of a workflow used as an activity.</summary>
    public static ActivityDescriptor Create(WorkflowDefinition definition)
    {
        var name = StoredWorkflowActivities.TypeName(definition);
        var identity = new JsonObject
        {
            ["workflowDefinitionId"] = definition.DefinitionId,
            ["workflowDefinitionVersionId"] = definition.Id,
            ["latestAvailablePublishedVersion"] = definition.Version,
            ["latestAvailablePublishedVersionId"] = definition.Id,
        };
        return new ActivityDescriptor
        {
            TypeName = name,
            Namespace = "",
            Name = name,
            Version = definition.Version,
            Category = Localized.Of(definition.Options.ActivityCategory, null, "Workflows"),
            DisplayName = Localized.Of(definition.Name, null, definition.DefinitionId),
            Description = Localized.Of(definition.Description, null),
            Inputs = [.. definition.Inputs.Select(Input)],
            Outputs = [.. definition.Outputs.Select(o => new OutputDescriptor(o.Name, o.Type, Localized.Of(o.DisplayName, null, o.Name), Localized.Of(o.Description, null)))],
            Ports = [.. definition.Outcomes.Select(o => new PortDescriptor(o, Localized.Of(o, null), false))],
            ConstructionProperties = identity,
            CustomProperties = new JsonObject
            {
                ["RootType"] = "WorkflowDefinitionActivity",
                ["WorkflowDefinitionId"] = definition.DefinitionId,
                ["WorkflowDefinitionVersionId"] = definition.Id,
            },
        };
    }

    private static InputDescriptor Input(InputDefinition input, int place) => new()
    {
        Name = input.Name,
        TypeName = input.IsArray ? $"List<{input.Type}>" : input.Type,
        DisplayName = Localized.Of(input.DisplayName, null, input.Name),
        Description = Localized.Of(input.Description, null),
        Order = place,
        Category = input.Category,
        UIHint = input.UIHint is null or "single-line" ? "singleline" : input.UIHint,
    };
}
