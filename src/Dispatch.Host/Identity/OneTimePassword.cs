using System.Security.Cryptography;

namespace Dispatch.Host.Identity;

/// <summary>A password to be read out or copied once, and to be changed at the first sign-in.</summary>
internal static class OneTimePassword
{
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Lower = "abcdefghijkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>Sixteen letters and digits in groups of four, each group of all kinds; nothing that is taken for another.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => Group()));

    private static string Group()
    {
        char[] letters = [.. RandomNumberGenerator.GetString(Upper, 1), .. RandomNumberGenerator.GetString(Digits, 1), .. RandomNumberGenerator.GetString(Lower, 2)];
        RandomNumberGenerator.Shuffle(letters.AsSpan());
        return new string(letters);
    }
}
