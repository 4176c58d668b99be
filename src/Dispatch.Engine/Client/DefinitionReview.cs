using System.Text.Json.Nodes;
using Dispatch.Engine.Analysis;
using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Client;

/// <summary>Checks a definition before it is published: what nobody can run blocks, everything else that is doubtful is a warning.</summary>
public sealed class DefinitionReview(DefinitionAnalyzer analyzer, ActivityRegistry registry, IWorkflowActivities? workflows = null)
{
    /// <summary>Why the definition can't be published, by name; empty when it can.</summary>
    public IReadOnlyList<string> Blocking(WorkflowDefinition definition) =>
        [.. analyzer.Analyze(definition).Where(f => f.IsBlocking && definition.Root is not null).Select(Words)];

    /// <summary>What is doubtful, and what would block a publication.</summary>
    public IReadOnlyList<DefinitionWarning> Warnings(WorkflowDefinition definition) =>
        [.. analyzer.Analyze(definition).Select(f => new DefinitionWarning(f.ActivityId, Words(f)))];

    /// <summary>Whether somebody knows how to run that type.</summary>
    public bool IsKnown(string type, JsonObject activity) => registry.Descriptor(type) is not null || workflows?.Find(type, activity) is not null;

    private static string Words(Finding finding) => finding.ActivityId is null ? $"{finding.MessageZh}{finding.Message}" : $"“{finding.ActivityId}”:{finding.MessageZh}{finding.ActivityId}: {finding.Message}";
}
