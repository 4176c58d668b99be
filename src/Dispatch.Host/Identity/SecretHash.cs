using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Host.Identity;

/// <summary>How keys are made and what is kept of them.</summary>
internal static class SecretHash
{
    /// <summary>A new key of 256 random bits; shown once.</summary>
    public static string NewKey() => "dsp_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of a key.</summary>
    public static string Of(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
