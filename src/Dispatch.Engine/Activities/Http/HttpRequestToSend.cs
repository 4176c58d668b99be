using System.Text.Json;

namespace Dispatch.Engine.Activities.Http;

/// <summary>An HTTP request as data. A content that is a JSON string is sent as text.</summary>
public sealed record HttpRequestToSend(string Url, string Method, JsonElement? Content, string? ContentType, string? Authorization, Dictionary<string, string> Headers);
