using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tests.Definitions;

/// <summary>The definitions that ship, as their JSON.</summary>
internal static class Shipped
{
    public static string Json(string definition)
    {
        var name = $"Dispatch.Workflows.Definitions.{definition}.json";
        using var stream = typeof(WorkflowsDb).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
