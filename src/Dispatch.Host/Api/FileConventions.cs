using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dispatch.Host.Api;

/// <summary>Says in the description which files an operation takes and gives. Said there only: routing would answer a wrong type before it is known who asks.</summary>
internal sealed class FileConventions : IOpenApiOperationTransformer
{
    /// <summary>The media type of a form with files.</summary>
    public const string Form = "multipart/form-data";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<FilesTaken>().FirstOrDefault() is { } taken)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = taken.Types.ToDictionary(type => type, type => Media(type, taken.Most), StringComparer.Ordinal) };
        }

        if (metadata.OfType<FilesGiven>().FirstOrDefault() is { } given && operation.Responses?["200"] is OpenApiResponse answer)
        {
            answer.Content ??= new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
            if (context.Description.SupportedResponseTypes.Any(response => response.StatusCode == StatusCodes.Status200OK && response.Type == typeof(byte[])))
            {
                // Files alone: no JSON beside them.
                answer.Content.Clear();
            }

            foreach (var type in given.Types)
            {
                answer.Content[type] = Media(type);
            }
        }

        return Task.CompletedTask;
    }

    private static OpenApiMediaType Media(string type, int most = 1) => new() { Schema = type == Form ? FormOf(most) : type.StartsWith("text/", StringComparison.Ordinal) ? Text : Bytes };

    private static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Bytes => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static OpenApiSchema FormOf(int most)
    {
        var (field, schema) = most == 1 ? ("file", Bytes) : ("files", new OpenApiSchema { Type = JsonSchemaType.Array, Items = Bytes, MaxItems = most });
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { field },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { [field] = schema },
        };
    }
}
