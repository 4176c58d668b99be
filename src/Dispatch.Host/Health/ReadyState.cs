namespace Dispatch.Host.Health;

/// <summary>Whether the host is fit to serve, part by part.</summary>
internal sealed record ReadyState(string Status, IReadOnlyDictionary<string, string> Parts)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsReady => Status == "ok";
}
