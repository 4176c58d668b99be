using System.Text.Json.Nodes;

namespace Dispatch.Campaign.Load;

/// <summary>A request whose answer never came, kept to be sent again as a caller would: same key, same body.</summary>
internal sealed record Unanswered(string ApiKey, string Path, JsonObject Body, Operation Operation);
