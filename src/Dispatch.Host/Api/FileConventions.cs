using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dispatch.Host.Api;

/// <summary>Says in the description which files an operation takes and gives. Said there only: routing would answer a wrong type before it is known who asks.</summary>
internal sealed class FileConventions : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<FilesTaken>().FirstOrDefault() is { } taken)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = taken.Types.ToDictionary(type => type, Media, StringComparer.Ordinal) };
        }

        if (metadata.OfType<FilesGiven>().FirstOrDefault() is { } given && operation.Responses?["200"] is OpenApiResponse answer)
        {
            answer.Content ??= new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
            foreach (var type in given.Types)
            {
                answer.Content[type] = Media(type);
            }
        }

        return Task.CompletedTask;
    }

    private static OpenApiMediaType Media(string type) => new() { Schema = type == "multipart/form-data" ? Form : type.StartsWith("text/", StringComparison.Ordinal) ? Text : Bytes };

    private static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Bytes => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static OpenApiSchema Form => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(StringComparer.Ordinal) { "file" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["file"] = Bytes },
    };
}
