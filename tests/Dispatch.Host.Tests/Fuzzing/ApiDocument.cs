using System.Text.Json;

namespace Dispatch.Host.Tests.Fuzzing;

/// <summary>The operations of the API's description, with what a test needs to call them.</summary>
public sealed class ApiDocument(JsonElement root)
{
    public JsonElement Root => root;

    public IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in root.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           where operation.Name is "get" or "post" or "put" or "delete" or "patch"
           select new ApiOperation(root, operation.Name.ToUpperInvariant(), path.Name, operation.Value),
    ];

    public static async Task<ApiDocument> OfAsync(HttpClient client) => new(JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement);
}
