using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dispatch.Engine.Authoring;

/// <summary>How waits and what ends them are matched.</summary>
public static class Stimulus
{
    /// <summary>Upper-case hex SHA-256 of name and payload, joined with a bar: equal for equal waits.</summary>
    public static string HashOf(string name, object? payload)
    {
        var text = payload is null ? name : name + "|" + JsonSerializer.Serialize(payload, payload.GetType(), Values.Json);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
