using System.Text;
using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Persistence;

/// <summary>A long text of a row, packed as it is stored, see <see cref="PackedText"/>; unpacked only when somebody reads it.</summary>
public sealed class StoredText(byte[] stored)
{
    private string? _text;

    /// <summary>As the column holds it: packed, or plain from before.</summary>
    public byte[] Stored => stored;

    /// <summary>The text.</summary>
    public string Text => _text ??= Encoding.UTF8.GetString(PackedText.Unpack(stored));

    /// <summary>A text to be stored.</summary>
    public static StoredText Of(ReadOnlySpan<byte> utf8) => new(PackedText.Pack(utf8));
}
