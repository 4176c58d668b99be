using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Dispatch.Engine.Persistence;

/// <summary>
/// What packed texts have in common: names of fields, activities, events and answers, so that a text of two kilobytes becomes two hundred bytes instead of seven.
/// The dictionary is part of the format: texts packed with it can be read with no other. A better one gets a new number and a new mark; this one stays for good.
/// Made by <c>Dispatch.Benchmarks dictionary FILE</c> from the sample district's tickets.
/// </summary>
internal static class PackedTextDictionary
{
    private const int Level = 1;
    private static readonly byte[] _words = Read();

    [ThreadStatic]
    private static Compressor? _compressor;

    [ThreadStatic]
    private static Decompressor? _decompressor;

    /// <summary>This thread's, with the dictionary loaded; frames hold nothing that the head of a packed text says already.</summary>
    public static Compressor Compressor => _compressor ??= Loaded(new Compressor(Level));

    /// <summary>This thread's, with the dictionary loaded.</summary>
    public static Decompressor Decompressor => _decompressor ??= Loaded(new Decompressor());

    private static Compressor Loaded(Compressor compressor)
    {
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_dictIDFlag, 0);
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_contentSizeFlag, 0);
        compressor.LoadDictionary(_words);
        return compressor;
    }

    private static Decompressor Loaded(Decompressor decompressor)
    {
        decompressor.LoadDictionary(_words);
        return decompressor;
    }

    private static byte[] Read()
    {
        using var stream = typeof(PackedTextDictionary).Assembly.GetManifestResourceStream("PackedText.1.dictionary")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
