using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Persistence;
using NJsonSchema;

namespace Dispatch.Workflows.Tasks;

/// <summary>A form, ready to check data with: its schema compiled once for all tasks whose forms differ only in what they propose.</summary>
internal sealed class PreparedForm
{
    private static readonly Remembered<string, PreparedForm?> _forms = new(Read);
    private static readonly Remembered<string, Lazy<Task<JsonSchema>>> _schemas = new(bare => new(() => JsonSchema.FromJsonAsync(bare)));
    private readonly Lazy<Task<JsonSchema>> _schema;
    private readonly JsonElement _shape;

    private PreparedForm(JsonElement shape, IReadOnlyList<(string Field, JsonElement Value)> proposals, Lazy<Task<JsonSchema>> schema) =>
        (_shape, Proposals, _schema) = (shape, proposals, schema);

    /// <summary>What is taken where the data leaves a field out.</summary>
    public IReadOnlyList<(string Field, JsonElement Value)> Proposals { get; }

    /// <summary>The compiled schema, without the proposals.</summary>
    public Task<JsonSchema> Schema => _schema.Value;

    /// <summary>The form of that text; null for none, and for what is no form.</summary>
    public static PreparedForm? Of(string? form) => form is null ? null : _forms.Of(form);

    /// <summary>The words for a choice of a field; null when it has none.</summary>
    public string? LabelOf(string field, string choice) =>
        _shape.GetProperty("properties").TryGetProperty(field, out var property) && property.TryGetProperty("x-labels", out var labels) && labels.TryGetProperty(choice, out var label)
            ? label.GetString()
            : null;

    private static PreparedForm? Read(string form)
    {
        if (JsonNode.Parse(form) is not JsonObject bare)
        {
            return null;
        }

        var proposals = new List<(string, JsonElement)>();
        foreach (var (field, property) in bare["properties"] as JsonObject ?? [])
        {
            if (property is JsonObject settings && settings["default"] is { } proposal)
            {
                proposals.Add((field, JsonSerializer.SerializeToElement(proposal, JsonText.Options)));
                settings.Remove("default");
            }
        }

        return new PreparedForm(JsonSerializer.Deserialize<JsonElement>(form), proposals, _schemas.Of(bare.ToJsonString()));
    }
}
