using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Persistence;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Dispatch.Workflows.Definitions;

/// <summary>
/// Loads the definitions that ship as published versions at the first start. A newer shipped one becomes the next version only where no admin has changed it:
/// each shipped version carries the fingerprint of its content, so that a change shows.
/// </summary>
internal sealed partial class ShippedDefinitions(ISender sender, ILogger<ShippedDefinitions> log) : IStartStep
{
    private const string Mark = "Dispatch:Shipped";

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var shipped in Read())
        {
            var found = await sender.Send(new ListDefinitions { DefinitionIds = [shipped.DefinitionId], Versions = VersionOptions.Latest, Take = 1 }, cancellation).ConfigureAwait(false);
            if (found.Items.Count == 0 || IsOutdated(DefinitionRows.Read(found.Items[0]), shipped))
            {
                await PublishAsync(shipped, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task PublishAsync(WorkflowDefinition shipped, CancellationToken cancellation)
    {
        var marked = Marked(shipped, DefinitionRows.Fingerprint(shipped));
        try
        {
            await sender.Send(new SaveDefinition(marked, Publish: true) { Replaces = true }, cancellation).ConfigureAwait(false);
        }
        catch (DefinitionRefusedException e)
        {
            LogRefused(shipped.DefinitionId, e.Message);
            await sender.Send(new SaveDefinition(marked, Publish: false) { Replaces = true }, cancellation).ConfigureAwait(false);
        }
    }

    private bool IsOutdated(WorkflowDefinition stored, WorkflowDefinition shipped)
    {
        var mark = stored.CustomProperties[Mark]?.ToString();
        if (mark == DefinitionRows.Fingerprint(shipped) && stored.IsPublished)
        {
            return false;
        }

        if (mark is null || mark != DefinitionRows.Fingerprint(Marked(stored, null)))
        {
            LogKept(shipped.DefinitionId);
            return false;
        }

        return true;
    }

    private static IEnumerable<WorkflowDefinition> Read()
    {
        var assembly = typeof(ShippedDefinitions).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(".Definitions.", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            // Written once and read again, so that it has the form in which it will come back from the store.
            yield return DefinitionJson.Read(DefinitionJson.Write(DefinitionJson.Read(reader.ReadToEnd())));
        }
    }

    private static WorkflowDefinition Marked(WorkflowDefinition definition, string? mark)
    {
        var json = DefinitionJson.Node(definition);
        var properties = (JsonObject)json["customProperties"]!;
        properties.Remove(Mark);
        if (mark is not null)
        {
            properties[Mark] = mark;
        }

        return DefinitionJson.Read(json.ToJsonString(Engine.Authoring.Values.Json));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The shipped workflow {DefinitionId} could not be published and was kept as a draft: {Reason}")]
    private partial void LogRefused(string definitionId, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The workflow {DefinitionId} was changed by an admin; the shipped one does not replace it")]
    private partial void LogKept(string definitionId);
}
