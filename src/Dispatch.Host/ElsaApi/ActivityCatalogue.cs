using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Definitions;
using MediatR;

namespace Dispatch.Host.ElsaApi;

/// <summary>Everything the toolbox offers, and every version that a definition uses: a node without its descriptor would leave Studio's canvas empty.</summary>
internal sealed class ActivityCatalogue(ActivityRegistry registry, IWorkflowActivities workflows, DefinitionShape shape, IEnumerable<IOptionsSource> sources)
{
    private readonly Dictionary<string, IOptionsSource> _sources = sources.GroupBy(s => s.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    private bool _scanned;

    /// <summary>All descriptors in one language.</summary>
    public async Task<IReadOnlyList<JsonObject>> AllAsync(bool chinese, ISender sender, CancellationToken cancellation)
    {
        await ScanAsync(sender, cancellation);
        var known = registry.Descriptors.Concat(workflows.All().Select(WorkflowActivityDescriptors.Create)).ToList();
        var list = known.DistinctBy(d => (d.TypeName, d.Version)).ToDictionary(d => (d.TypeName, d.Version), d => DescriptorShape.Of(d, d.Version, chinese, _sources));
        foreach (var (type, version) in shape.InUse)
        {
            if (!list.ContainsKey((type, version)) && known.LastOrDefault(d => d.TypeName == type) is { } newest)
            {
                list[(type, version)] = DescriptorShape.Of(newest, version, chinese, _sources);
            }
        }

        list.TryAdd(("Elsa.NotFoundActivity", 1), DescriptorShape.NotFound(chinese));
        return [.. list.Values];
    }

    /// <summary>The choices of one input now; null when there is no such input or its choices are fixed.</summary>
    public JsonObject? Choices(string type, string property, bool chinese) =>
        registry.Descriptor(type)?.Inputs.FirstOrDefault(i => string.Equals(i.Name, property, StringComparison.OrdinalIgnoreCase)) is not { } input
            ? null
            : input.OptionsSource is { } name && _sources.TryGetValue(name, out var source) ? DescriptorShape.Choices(input, source, chinese) : (JsonObject)input.UISpecifications.DeepClone();

    private async Task ScanAsync(ISender sender, CancellationToken cancellation)
    {
        if (_scanned)
        {
            return;
        }

        foreach (var row in (await sender.Send(new ListDefinitions(), cancellation)).Items)
        {
            shape.Note(DefinitionRows.Read(row));
        }

        _scanned = true;
    }
}
