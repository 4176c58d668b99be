using System.IO.Compression;
using System.Text;
using Dispatch.Engine.Client;

namespace Dispatch.Host.ElsaApi;

/// <summary>The JSON files of an upload as Studio sends them, archives unpacked, within bounds; and the archive that can be uploaded again.</summary>
internal static class JsonFiles
{
    private const int MostFiles = 1000;
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>The files, in their order.</summary>
    /// <exception cref="DefinitionRefusedException">There is no form, an archive cannot be read, or they are too many or too large.</exception>
    public static async Task<IReadOnlyList<(string Name, byte[] Content)>> OfAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            throw new DefinitionRefusedException("files", "请以 multipart/form-data 上传文件。Send the files as multipart/form-data.");
        }

        var opened = new List<(string Name, byte[] Content)>();
        var left = MostBytes;
        foreach (var file in (await request.ReadFormAsync(cancellation)).Files)
        {
            await using var content = file.OpenReadStream();
            if (!file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                await AddAsync(file.FileName, content);
                continue;
            }

            try
            {
                // Its end is looked for first, wherever the upload is kept.
                using var whole = new MemoryStream();
                await content.CopyToAsync(whole, cancellation);
                using var zip = new ZipArchive(whole, ZipArchiveMode.Read);
                foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
                {
                    await using var inside = entry.Open();
                    await AddAsync(entry.Name, inside);
                }
            }
            catch (InvalidDataException)
            {
                throw new DefinitionRefusedException("files", $"压缩包“{file.FileName}”无法读取。The archive '{file.FileName}' cannot be read.");
            }
        }

        return opened;

        // What an archive says of its sizes is not believed: as much is read as fits.
        async Task AddAsync(string name, Stream content)
        {
            using var buffer = new MemoryStream();
            var chunk = new byte[81920];
            int read;
            while (left >= 0 && (read = await content.ReadAsync(chunk, cancellation)) > 0)
            {
                buffer.Write(chunk, 0, read);
                left -= read;
            }

            if (left < 0 || opened.Count == MostFiles)
            {
                throw new DefinitionRefusedException("files", $"一次最多导入 {MostFiles} 个文件、共 64 MB。At most {MostFiles} files of 64 MB together can be imported at once.");
            }

            var text = buffer.ToArray();
            opened.Add((name, text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text));
        }
    }

    /// <summary>Several in one archive.</summary>
    public static async Task<byte[]> ArchiveAsync(IAsyncEnumerable<(string Name, byte[] Content)> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            await foreach (var (name, content) in files)
            {
                await using var entry = zip.CreateEntry(name).Open();
                await entry.WriteAsync(content);
            }
        }

        return buffer.ToArray();
    }
}
