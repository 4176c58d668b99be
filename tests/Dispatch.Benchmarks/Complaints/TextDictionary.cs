using System.IO.Compression;
using Dispatch.Engine.Persistence;
using ZstdSharp;

namespace Dispatch.Benchmarks.Complaints;

/// <summary>
/// Makes the dictionary of packed texts from what the sample district's tickets leave behind: four fifths teach it, with the last fifth it is measured. It is written to a new file;
/// one that is in use must never change, see PackedTextDictionary.
/// </summary>
internal static class TextDictionary
{
    private const int Bytes = 64 * 1024;
    private const int Measured = 5;
    private const int MostOfAKind = 1500;

    private static readonly (string Name, string Sql)[] _texts =
    [
        ("states", "SELECT state FROM last_outcomes UNION ALL SELECT state FROM engine_instances"),
        ("tickets before an outcome", "SELECT \"before\" FROM last_outcomes"),
        ("journals", "SELECT journal FROM engine_bursts"),
        ("records", "SELECT records FROM engine_bursts"),
        ("forms and outcomes", "SELECT text FROM task_texts"),
    ];

    public static async Task MakeAsync(string folder, string file)
    {
        await using var host = await ComplaintHost.StartAsync(folder, clock: null, "--sample-tickets", "500");
        for (var i = 0; i < 100; i++)
        {
            var complaint = new Complaint(host, i % 3 == 0 ? ComplaintKind.Settled : ComplaintKind.Whistled);
            while (await complaint.StepAsync())
            {
            }
        }

        using var read = host.Database.OpenRead();
        var texts = _texts.Select(t => (t.Name, All: read.Query(t.Sql, row => row.GetUnpacked(0)))).Append((Name: "answers", All: Answers(host, read))).ToList();

        // Of each kind about as many, in no order: the teacher keeps the last quarter for trying out.
        var lessons = texts.SelectMany(t => t.All.Where((_, i) => i % Measured != 0).Take(MostOfAKind)).ToArray();
        new Random(1).Shuffle(lessons);
        var dictionary = DictBuilder.TrainFromBuffer(lessons, Bytes);
        await File.WriteAllBytesAsync(file, dictionary);
        Console.WriteLine($"{file}: {dictionary.Length:N0} bytes from {lessons.Length:N0} texts");
        Console.WriteLine("| texts that it has not seen | bytes | by Brotli | with the dictionary |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        using var compressor = new Compressor(1);
        compressor.LoadDictionary(dictionary);
        foreach (var (name, all) in texts)
        {
            var unseen = all.Where((_, i) => i % Measured == 0).ToList();
            Console.WriteLine(FormattableString.Invariant($"| {name} | {unseen.Average(t => t.Length):N0} | {unseen.Average(ByBrotli):N0} | {unseen.Average(t => compressor.Wrap(t).Length):N0} |"));
        }
    }

    private static List<byte[]> Answers(ComplaintHost host, ReadSession read) => read.Query(
        "SELECT caller_id, key, body FROM host_first_answers",
        row => PackedText.Unpack(host.Keys.OpenBytes($"answer:{row.GetString(0)}:{row.GetString(1)}", row.GetFieldValue<byte[]>(2))!));

    private static int ByBrotli(byte[] text)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(text.Length)];
        return BrotliEncoder.TryCompress(text, packed, out var written, 0, 16) ? written : text.Length;
    }
}