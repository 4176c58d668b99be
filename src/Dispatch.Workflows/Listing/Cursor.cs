using System.Buffers.Text;
using System.Text;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Listing;

/// <summary>Turns a position in a list into the opaque text that callers hand back.</summary>
public static class Cursor
{
    /// <summary>The text for a position.</summary>
    public static string Encode(string position) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(position));

    /// <summary>The position in a text.</summary>
    /// <exception cref="InvalidRequestException">The text is no cursor of ours.</exception>
    public static string? Decode(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            throw new InvalidRequestException("cursor", "不是有效的游标,请使用上一页返回的 nextCursor。Not a cursor: use the nextCursor of the page before.");
        }
    }
}
