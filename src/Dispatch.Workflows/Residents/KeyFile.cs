using System.Security.Cryptography;
using System.Text.Json;

namespace Dispatch.Workflows.Residents;

/// <summary>The keys of personal data as they stand in their file, which only the service's account may read.</summary>
/// <param name="Current">The id of the key that seals.</param>
/// <param name="Keys">All keys that may still be needed to open, 256 bits each, by id.</param>
/// <param name="HashKey">The key of the hash by which phone numbers are found.</param>
public sealed record KeyFile(string Current, IReadOnlyDictionary<string, byte[]> Keys, byte[] HashKey)
{
    private const int KeySize = 32;

    /// <summary>A file with one new key.</summary>
    public static KeyFile New()
    {
        var id = NewId();
        return new KeyFile(id, new Dictionary<string, byte[]>(StringComparer.Ordinal) { [id] = RandomNumberGenerator.GetBytes(KeySize) }, RandomNumberGenerator.GetBytes(KeySize));
    }

    /// <summary>The same with one more key, which seals from now on.</summary>
    public KeyFile WithNewKey()
    {
        var id = NewId();
        return this with { Current = id, Keys = new Dictionary<string, byte[]>(Keys, StringComparer.Ordinal) { [id] = RandomNumberGenerator.GetBytes(KeySize) } };
    }

    /// <summary>The same without the keys that no longer seal.</summary>
    public KeyFile WithoutOldKeys() => this with { Keys = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [Current] = Keys[Current] } };

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is no key file.</exception>
    public static KeyFile Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(File.ReadAllBytes(path));
            return file?.Keys?.GetValueOrDefault(file.Current) is { Length: KeySize } && file.HashKey is { Length: KeySize } ? file : throw new InvalidDataException($"{path} is no data key file.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no data key file.", e);
        }
    }

    /// <summary>Puts it in place whole or not at all, for this account's eyes only.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var partial = path + ".partial";
        File.Delete(partial);
        using (var stream = new FileStream(partial, options))
        {
            JsonSerializer.Serialize(stream, this);
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
    }

    private static string NewId() => "k" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
}
