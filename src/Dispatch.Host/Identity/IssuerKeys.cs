using Microsoft.IdentityModel.Tokens;

namespace Dispatch.Host.Identity;

/// <summary>The issuer's public keys from a file, read again when the file has changed. Only the key that a token names counts.</summary>
internal sealed class IssuerKeys(string path)
{
    private (DateTime ChangedAt, JsonWebKeySet Keys)? _read;

    public IEnumerable<SecurityKey> Named(string? keyId) =>
        string.IsNullOrEmpty(keyId) ? [] : Read().Keys.Where(key => key.KeyId == keyId && key.Kty != JsonWebAlgorithmsKeyTypes.Octet);

    private JsonWebKeySet Read()
    {
        var changed = File.GetLastWriteTimeUtc(path);
        if (_read is not { } read || read.ChangedAt != changed)
        {
            _read = read = (changed, new JsonWebKeySet(File.ReadAllText(path)));
        }

        return read.Keys;
    }
}
