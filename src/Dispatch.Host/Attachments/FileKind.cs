using System.IO.Compression;

namespace Dispatch.Host.Attachments;

/// <summary>A type of file that may be attached, told by its content and never by its name or by what the sender says.</summary>
internal sealed record FileKind(string ContentType, string Extension, bool IsImage)
{
    private const int MostEntries = 5000;

    private static readonly FileKind _jpeg = new("image/jpeg", ".jpg", true);
    private static readonly FileKind _png = new("image/png", ".png", true);
    private static readonly FileKind _webp = new("image/webp", ".webp", true);
    private static readonly FileKind _pdf = new("application/pdf", ".pdf", false);
    private static readonly FileKind _docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", false);
    private static readonly FileKind _xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", false);

    /// <summary>The kind of a content, or null when it is none of those allowed.</summary>
    public static FileKind? Of(byte[] content)
    {
        var start = content.AsSpan();
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return _jpeg;
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return _png;
        }

        if (start.Length > 12 && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8))
        {
            return _webp;
        }

        return start.StartsWith("%PDF-"u8) ? _pdf : start.StartsWith("PK\u0003\u0004"u8) ? Office(content) : null;
    }

    // A document without macros: the parts say which program it belongs to.
    private static FileKind? Office(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries || archive.GetEntry("[Content_Types].xml") is null
                || archive.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            return archive.GetEntry("word/document.xml") is not null ? _docx : archive.GetEntry("xl/workbook.xml") is not null ? _xlsx : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
