using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Dispatch.Host.Open311;

/// <summary>An answer in the format that the address names: JSON in snake_case, or the same as XML with the specification's element names.</summary>
/// <param name="Format"><c>json</c> or <c>xml</c>.</param>
/// <param name="Root">The XML element around it all.</param>
/// <param name="Item">The XML element of each item of a list; null where the answer is one thing.</param>
internal sealed record Open311Answer(string Format, string Root, string? Item, object Body, int Status = StatusCodes.Status200OK) : IResult
{
    private static readonly JsonSerializerOptions _snakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Lists inside an answer: the element of each item is the list's name in the singular.
    private static readonly Dictionary<string, string> _singular = new(StringComparer.Ordinal)
    {
        ["attributes"] = "attribute",
        ["values"] = "value",
        ["endpoints"] = "endpoint",
        ["formats"] = "format",
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (Format == "xml")
        {
            response.ContentType = "text/xml; charset=utf-8";
            await response.Body.WriteAsync(Xml(), httpContext.RequestAborted);
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(response.Body, Body, Body.GetType(), _snakeCase, httpContext.RequestAborted);
    }

    private byte[] Xml()
    {
        var root = Element(Root, Item, JsonSerializer.SerializeToNode(Body, Body.GetType(), _snakeCase));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            root.Save(writer);
        }

        return stream.ToArray();
    }

    private static XElement Element(string name, string? item, JsonNode? node) => node switch
    {
        null => new XElement(name),
        JsonArray list => new XElement(name, list.Select(child => Element(item ?? _singular[name], null, child))),
        JsonObject fields => new XElement(name, fields.Select(field => Element(field.Key, null, field.Value))),
        _ => new XElement(name, Printable(node.ToString())),
    };

    // XML knows no control characters: what cannot be said in it is left out.
    private static string Printable(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(r => r.Value >= ' ' || r.Value is '\t' or '\n' or '\r'));
}
