using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dispatch.Engine.Persistence;
using Microsoft.Extensions.Options;

namespace Dispatch.Workflows.Residents;

/// <summary>
/// Seals and opens personal data with AES-256-GCM. A sealed text is <c>v1.keyId.nonce+cipher+tag</c>, sealed bytes are a mark, the key's id with its length before it, nonce, cipher and tag; each opens only for the purpose and row it was
/// sealed for, so that rows cannot be exchanged in the database. The keys lie in a file outside the database, made at the first start.
/// </summary>
public sealed class DataKeys
{
    private const string Version = "v1.";
    private const byte BytesMark = 2;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly Lazy<KeyFile> _file;

    /// <summary>Keys from the configured file.</summary>
    public DataKeys(SqliteOptions database, IOptions<DataKeyOptions> options)
        : this(PlaceOf(database.DataSource, options.Value))
    {
    }

    /// <summary>Keys from a file.</summary>
    public DataKeys(string path)
    {
        Path = path;
        _file = new Lazy<KeyFile>(LoadOrCreate);
    }

    /// <summary>Where the keys lie.</summary>
    public string Path { get; }

    /// <summary>The id of the key that seals.</summary>
    public string CurrentId => _file.Value.Current;

    /// <summary>Whether a text was sealed with a key that is there; true also for a text that was never sealed.</summary>
    public bool CanOpen(string text) => !IsSealed(text) || (File.Exists(Path) && _file.Value.Keys.ContainsKey(KeyIdOf(text)));

    /// <summary>Whether a text is a sealed one.</summary>
    public static bool IsSealed(string text) => text.StartsWith(Version, StringComparison.Ordinal);

    /// <summary>Seals a text for one purpose and row, e.g. <c>reporter:ID</c>.</summary>
    public string Seal(string context, string text)
    {
        var file = _file.Value;
        var plain = Encoding.UTF8.GetBytes(text);
        var bytes = new byte[NonceSize + plain.Length + TagSize];
        Encrypt(file, context, plain, bytes);
        return $"{Version}{file.Current}.{Base64Url.EncodeToString(bytes)}";
    }

    /// <summary>Seals bytes for one purpose and row, e.g. <c>answer:CALLER:KEY</c>.</summary>
    public byte[] SealBytes(string context, ReadOnlySpan<byte> plain)
    {
        var file = _file.Value;
        var head = 2 + file.Current.Length;
        var bytes = new byte[head + NonceSize + plain.Length + TagSize];
        (bytes[0], bytes[1]) = (BytesMark, (byte)file.Current.Length);
        Encoding.ASCII.GetBytes(file.Current, bytes.AsSpan(2));
        Encrypt(file, context, plain, bytes.AsSpan(head));
        return bytes;
    }

    /// <summary>Opens a sealed text; null when its key is gone or it was not sealed for this purpose and row.</summary>
    public string? Open(string context, string text)
    {
        try
        {
            return Decrypt(KeyIdOf(text), context, Base64Url.DecodeFromChars(text.AsSpan(text.IndexOf('.', Version.Length) + 1))) is { } plain ? Encoding.UTF8.GetString(plain) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Opens sealed bytes; null when their key is gone or they were not sealed for this purpose and row.</summary>
    public byte[]? OpenBytes(string context, byte[] bytes) => bytes is [BytesMark, var length, ..] && bytes.Length >= 2 + length
        ? Decrypt(Encoding.ASCII.GetString(bytes, 2, length), context, bytes.AsSpan(2 + length))
        : null;

    private static void Encrypt(KeyFile file, string context, ReadOnlySpan<byte> plain, Span<byte> into)
    {
        var nonce = into[..NonceSize];
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(file.Keys[file.Current], TagSize);
        aes.Encrypt(nonce, plain, into.Slice(NonceSize, plain.Length), into[(NonceSize + plain.Length)..], Encoding.UTF8.GetBytes(context));
    }

    private byte[]? Decrypt(string keyId, string context, ReadOnlySpan<byte> bytes)
    {
        if (!_file.Value.Keys.TryGetValue(keyId, out var key) || bytes.Length < NonceSize + TagSize)
        {
            return null;
        }

        try
        {
            var plain = new byte[bytes.Length - NonceSize - TagSize];
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(bytes[..NonceSize], bytes.Slice(NonceSize, plain.Length), bytes[(NonceSize + plain.Length)..], plain, Encoding.UTF8.GetBytes(context));
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The hash by which a phone number is found: of its digits alone, without China's prefix; null when it has none.</summary>
    public string? HashOfPhone(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        digits = digits.Length == 15 && digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..] : digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
        return digits.Length == 0 ? null : Convert.ToHexStringLower(HMACSHA256.HashData(_file.Value.HashKey, Encoding.ASCII.GetBytes(digits)));
    }

    /// <summary>The place of the file when the configuration names none: beside the database.</summary>
    public static string PlaceOf(string dataSource, DataKeyOptions options) =>
        options.Path is { Length: > 0 } path ? path : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(dataSource))!, "data.key");

    private static string KeyIdOf(string text) => text[Version.Length..Math.Max(Version.Length, text.IndexOf('.', Version.Length))];

    private KeyFile LoadOrCreate()
    {
        if (!File.Exists(Path))
        {
            KeyFile.New().Write(Path);
        }

        return KeyFile.Read(Path);
    }
}
