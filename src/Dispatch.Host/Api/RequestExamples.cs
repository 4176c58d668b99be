using System.Text.Json;

namespace Dispatch.Host.Api;

/// <summary>The examples of requests in the description, in Chinese and English; each is sent by a test to a host with the sample district.</summary>
internal static class RequestExamples
{
    private static readonly Dictionary<string, IReadOnlyList<(string Language, string Body)>> _all = Read();

    /// <summary>Routes that have examples, as <c>POST /api/v1/tickets</c>.</summary>
    public static IReadOnlyCollection<string> Routes => _all.Keys;

    /// <summary>The examples of a route.</summary>
    public static IReadOnlyList<(string Language, string Body)> Of(string route) => _all.GetValueOrDefault(route) ?? [];

    private static Dictionary<string, IReadOnlyList<(string Language, string Body)>> Read()
    {
        using var stream = typeof(RequestExamples).Assembly.GetManifestResourceStream("Dispatch.Host.Api.RequestExamples.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToDictionary(
            route => route.Name,
            IReadOnlyList<(string, string)> (route) => [.. route.Value.EnumerateObject().Select(example => (example.Name, example.Value.GetRawText()))],
            StringComparer.Ordinal);
    }
}
