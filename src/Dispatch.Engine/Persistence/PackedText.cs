using System.Buffers;
using System.Buffers.Binary;
using System.Data.Common;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using ZstdSharp;

namespace Dispatch.Engine.Persistence;

/// <summary>
/// Long text that nobody searches, stored compressed: states, journals, kept answers. Packing costs a caller some microseconds and saves the one writer a page of four kilobytes to
/// log, sync and copy. What was stored as plain text, by earlier versions or by hand, is read as it is.
/// </summary>
/// <remarks>
/// Packed bytes are a mark that no text begins with, the length of the text (four bytes, the lowest first), and the text: after mark 3 a Zstandard frame with the dictionary
/// <see cref="PackedTextDictionary"/>, after mark 1, which earlier versions wrote, in Brotli's format. Mark 2 stands before sealed bytes.
/// </remarks>
public static class PackedText
{
    private const byte BrotliMark = 1;
    private const byte DictionaryMark = 3;
    private const int Head = 5;
    private const int Usual = 8 * 1024;
    private const int Most = 256 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _text;

    /// <summary>The text as it is to be stored.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> utf8)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Head + Compressor.GetCompressBound(utf8.Length));
        try
        {
            var written = PackedTextDictionary.Compressor.Wrap(utf8, buffer.AsSpan(Head));
            buffer[0] = DictionaryMark;
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(1), utf8.Length);
            return buffer.AsSpan(0, Head + written).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>An object's JSON as it is to be stored.</summary>
    public static byte[] Pack<T>(T value, JsonTypeInfo<T> type) => Pack(value, type, out _);

    /// <summary>The same, and how many bytes the JSON has.</summary>
    internal static byte[] Pack<T>(T value, JsonTypeInfo<T> type, out int length)
    {
        var text = _text ??= new ArrayBufferWriter<byte>(Usual);
        try
        {
            using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = type.Options.Encoder, MaxDepth = type.Options.MaxDepth, SkipValidation = true }))
            {
                JsonSerializer.Serialize(writer, value, type);
            }

            length = text.WrittenCount;
            return Pack(text.WrittenSpan);
        }
        finally
        {
            text.ResetWrittenCount();
            _text = text.Capacity > Most ? null : text;
        }
    }

    /// <summary>The object that was stored as its JSON.</summary>
    /// <exception cref="InvalidDataException">It was damaged.</exception>
    internal static T? Unpack<T>(byte[] stored, JsonTypeInfo<T> type)
    {
        if (stored is not [BrotliMark or DictionaryMark, ..])
        {
            return JsonSerializer.Deserialize(stored, type);
        }

        var length = LengthOf(stored);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var text = buffer.AsSpan(0, length);
            Unpack(stored, text);
            return JsonSerializer.Deserialize(text, type);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The text, UTF-8, of what was stored.</summary>
    /// <exception cref="InvalidDataException">It was damaged.</exception>
    public static byte[] Unpack(byte[] stored)
    {
        if (stored is not [BrotliMark or DictionaryMark, ..])
        {
            return stored;
        }

        var text = new byte[LengthOf(stored)];
        Unpack(stored, text);
        return text;
    }

    private static int LengthOf(ReadOnlySpan<byte> stored) =>
        stored.Length >= Head && BinaryPrimitives.ReadInt32LittleEndian(stored[1..]) is >= 0 and var length ? length : throw Damaged();

    private static void Unpack(ReadOnlySpan<byte> stored, Span<byte> text)
    {
        if (!IsUnpacked(stored[0], stored[Head..], text))
        {
            throw Damaged();
        }
    }

    private static InvalidDataException Damaged() => new("A stored text is damaged: it cannot be unpacked.");

    private static bool IsUnpacked(byte mark, ReadOnlySpan<byte> packed, Span<byte> text)
    {
        if (mark == BrotliMark)
        {
            return BrotliDecoder.TryDecompress(packed, text, out var plain) && plain == text.Length;
        }

        try
        {
            return PackedTextDictionary.Decompressor.TryUnwrap(packed, text, out var written) && written == text.Length;
        }
        catch (ZstdException)
        {
            return false;
        }
    }

    /// <summary>Lets SQL on a connection say <c>unpacked(column)</c> and <c>packed(text)</c>.</summary>
    public static void AddTo(SqliteConnection connection)
    {
        connection.CreateFunction("unpacked", (byte[] stored) => Encoding.UTF8.GetString(Unpack(stored)), isDeterministic: true);
        connection.CreateFunction("packed", (string text) => Pack(Encoding.UTF8.GetBytes(text)), isDeterministic: true);
    }

    /// <summary>The text, UTF-8, of a column that holds it packed or plain.</summary>
    public static byte[] GetUnpacked(this DbDataReader row, int column) => Unpack(row.GetFieldValue<byte[]>(column));

    /// <summary>The same as characters.</summary>
    public static string GetUnpackedString(this DbDataReader row, int column) => Encoding.UTF8.GetString(row.GetUnpacked(column));
}
