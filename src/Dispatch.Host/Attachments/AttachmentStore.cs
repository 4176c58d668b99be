using System.Security.Cryptography;
using Dispatch.Host.Composition;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Attachments;

/// <summary>
/// Keeps the content of attachments under random names in the data directory. A file is on the disk before the row that names it is
/// written; a file that no row names any more, or never did, is swept away later.
/// </summary>
internal sealed class AttachmentStore(DataDirectory data, AttachmentLimits limits)
{
    private const int LongestName = 120;

    private string Folder => data.File("attachments");

    /// <summary>Keeps the files of a form, in order, ready to be named in a command.</summary>
    /// <exception cref="InvalidRequestException">A file is of no allowed type, damaged or empty, or there are too many.</exception>
    /// <exception cref="BadHttpRequestException">A file is too large (413).</exception>
    public async Task<IReadOnlyList<NewAttachment>> KeepAsync(IEnumerable<IFormFile> files, CancellationToken cancellation)
    {
        var all = files.ToList();
        if (all.Count > AttachmentLimits.MostFiles)
        {
            throw new InvalidRequestException("attachments", $"一次最多 {AttachmentLimits.MostFiles} 个附件。At most {AttachmentLimits.MostFiles} attachments at once.");
        }

        // All are looked at before the first is written.
        var good = new List<(string Name, FileKind Kind, byte[] Content)>();
        foreach (var file in all)
        {
            if (file.Length > limits.LargestFile)
            {
                throw new BadHttpRequestException("The file is too large.", StatusCodes.Status413PayloadTooLarge);
            }

            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellation);
            good.Add(await InspectAsync(file.FileName, content.ToArray(), cancellation));
        }

        return [.. good.Select(Write)];
    }

    /// <summary>Keeps one file whose content is already in memory.</summary>
    /// <exception cref="InvalidRequestException">It is of no allowed type, damaged or empty.</exception>
    public async Task<NewAttachment> KeepAsync(string name, byte[] content, CancellationToken cancellation) => Write(await InspectAsync(name, content, cancellation));

    /// <summary>The content, or null when the file is lost.</summary>
    public FileStream? Open(string storageKey)
    {
        var path = PathOf(storageKey);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;
    }

    /// <summary>All that is kept, with the instant it was written.</summary>
    public IEnumerable<(string StorageKey, DateTimeOffset WrittenAt)> All() => Directory.Exists(Folder)
        ? new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories).Select(f => (f.Name, new DateTimeOffset(f.LastWriteTimeUtc, TimeSpan.Zero)))
        : [];

    /// <summary>Removes a file.</summary>
    public void Remove(string storageKey) => File.Delete(PathOf(storageKey));

    private async Task<(string Name, FileKind Kind, byte[] Content)> InspectAsync(string name, byte[] content, CancellationToken cancellation)
    {
        var kind = FileKind.Of(content) ?? throw new InvalidRequestException(
            "attachments", "附件应为 JPEG、PNG、WebP 图片,或 PDF、DOCX、XLSX 文件(不含宏)。Attachments are JPEG, PNG or WebP pictures, or PDF, DOCX or XLSX files without macros.");
        if (kind.IsImage)
        {
            content = await Pictures.RedrawAsync(content, kind, limits.MostPixels, cancellation)
                ?? throw new InvalidRequestException("attachments", $"图片已损坏或超过 {limits.MostPixels / 1_000_000} 百万像素。The picture is damaged or has more than {limits.MostPixels / 1_000_000} million pixels.");
        }

        return (Named(name, kind), kind, content);
    }

    private NewAttachment Write((string Name, FileKind Kind, byte[] Content) file)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(file.Content);
            stream.Flush(flushToDisk: true);
        }

        return new NewAttachment(file.Name, file.Kind.ContentType, file.Content.Length, key);
    }

    // Keys are ours; one that is not made of hexadecimal digits never becomes a path.
    private string PathOf(string storageKey) => storageKey.Length == 32 && storageKey.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(Folder, storageKey[..2], storageKey)
        : throw new ArgumentException("Not a storage key.", nameof(storageKey));

    // The name is shown and offered at download; it never becomes a path here, and its ending tells the true type.
    private static string Named(string given, FileKind kind)
    {
        var last = given.Split('/', '\\')[^1];
        var stem = Path.GetFileNameWithoutExtension(last);
        var clean = string.Concat(stem.Where(c => !char.IsControl(c) && !"\"<>|:*?%;".Contains(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)).Trim(' ', '.');
        return (clean.Length == 0 ? "附件" : clean.Length > LongestName ? clean[..LongestName] : clean) + kind.Extension;
    }
}
