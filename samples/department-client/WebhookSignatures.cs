using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dispatch.DepartmentClient;

/// <summary>Checks deliveries after the Standard Webhooks specification: HMAC-SHA256 over id, timestamp and body, not older than five minutes.</summary>
internal static class WebhookSignatures
{
    private static readonly TimeSpan _tolerance = TimeSpan.FromMinutes(5);

    public static bool IsGenuine(string secret, string id, string timestamp, string signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > _tolerance)
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var expected = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed);
        return signatures.Split(' ').Any(signature => IsOurs(signature, expected));
    }

    private static bool IsOurs(string signature, byte[] expected)
    {
        Span<byte> given = stackalloc byte[64];
        return signature.StartsWith("v1,", StringComparison.Ordinal)
            && Convert.TryFromBase64String(signature[3..], given, out var length)
            && CryptographicOperations.FixedTimeEquals(given[..length], expected);
    }
}
