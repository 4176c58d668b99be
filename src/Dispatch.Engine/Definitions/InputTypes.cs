using System.Text.Json.Nodes;

namespace Dispatch.Engine.Definitions;

/// <summary>Names the types of inputs and outputs that Studio leaves open when they are set for the first time; Elsa would pass over such inputs.</summary>
internal static class InputTypes
{
    public static WorkflowDefinition Fill(WorkflowDefinition definition, ActivityRegistry registry)
    {
        var document = definition.Document.DeepClone().AsObject();
        var filled = false;
        foreach (var (_, activity) in document["root"] is JsonObject root ? ActivityTree.All(root) : [])
        {
            if (JsonCopy.Text(activity["type"]) is { } type && registry.Descriptor(type) is { } descriptor)
            {
                foreach (var (name, typeName) in descriptor.Inputs.Where(i => i.IsWrapped).Select(i => (i.Name, i.TypeName)).Concat(descriptor.Outputs.Select(o => (o.Name, o.TypeName))))
                {
                    filled |= Fill(activity[char.ToLowerInvariant(name[0]) + name[1..]], typeName);
                }
            }
        }

        return filled ? definition with { Document = document } : definition;
    }

    private static bool Fill(JsonNode? binding, string typeName)
    {
        if (binding is not JsonObject members || !(members["expression"] is JsonObject || members["memoryReference"] is JsonObject) || JsonCopy.Text(members["typeName"]) is not null)
        {
            return false;
        }

        members.Remove("typeName");
        members.Insert(0, "typeName", typeName);
        return true;
    }
}
