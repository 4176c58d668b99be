using System.Data;
using System.Globalization;
using System.Text;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Sheets;
using MiniExcelLibs;

namespace Dispatch.Host.Sheets;

/// <summary>Sheets as files: workbooks (XLSX) and CSV that spreadsheets open with Chinese in it.</summary>
internal static class SheetFile
{
    private const string FormulaSigns = "=+-@\t\r";
    private static readonly Encoding _strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    static SheetFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>A workbook with the sheets and a page that explains their columns.</summary>
    public static byte[] Workbook(IReadOnlyList<SheetTable> tables)
    {
        using var set = new DataSet { Locale = CultureInfo.InvariantCulture };
        foreach (var table in tables.Append(SheetGuide.For(tables)))
        {
            set.Tables.Add(Data(table));
        }

        using var stream = new MemoryStream();
        stream.SaveAs(set);
        return stream.ToArray();
    }

    /// <summary>One sheet as CSV, with the mark by which spreadsheets know UTF-8.</summary>
    public static byte[] Csv(SheetTable table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Headings.Select(Quote)).Append("\r\n");
        foreach (var row in table.Rows)
        {
            text.AppendJoin(',', row.Cells.Select(Quote)).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>The sheets of a file. <paramref name="subject"/> names what a file holds that has no sheet of that name; null when its sheets' names say it.</summary>
    /// <exception cref="InvalidRequestException">It is neither a workbook nor CSV, or has no sheet of reference data.</exception>
    public static IReadOnlyList<SheetTable> Read(byte[] file, string? subject)
    {
        if (file.Length == 0)
        {
            throw new InvalidRequestException("body", "文件是空的。The file is empty.");
        }

        var isWorkbook = file is [(byte)'P', (byte)'K', ..];
        try
        {
            return isWorkbook ? Workbook(file, subject) : [Csv(file, subject)];
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException or FormatException)
        {
            throw new InvalidRequestException("body", "文件无法读取,应为 XLSX 工作簿或 CSV。The file can't be read: it must be an XLSX workbook or CSV.");
        }
    }

    private static IReadOnlyList<SheetTable> Workbook(byte[] file, string? subject)
    {
        using var stream = new MemoryStream(file, writable: false);
        var names = stream.GetSheetNames();
        if (subject is null)
        {
            var known = names.Where(SheetGuide.Knows).ToList();
            return known.Count > 0
                ? [.. known.Select(name => Sheet(stream, name, name))]
                : throw new InvalidRequestException("body", $"工作簿中没有基础数据表,表名应为:{string.Join("、", SheetGuide.Names)}。The workbook has no sheet of reference data.");
        }

        var wanted = names.FirstOrDefault(name => SheetGuide.IsFor(name, subject)) ?? names[0];
        return [Sheet(stream, wanted, subject)];
    }

    private static SheetTable Sheet(MemoryStream stream, string sheet, string subject)
    {
        stream.Position = 0;
        return Table(subject, stream.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().Select(row => row.Values.Select(Text).ToList()));
    }

    private static SheetTable Csv(byte[] file, string? subject) => subject is null
        ? throw new InvalidRequestException("body", "多张表应放在一个 XLSX 工作簿中;CSV 请按种类分别导入。Several sheets come in one XLSX workbook; import CSV files one kind at a time.")
        : Table(subject, CsvText.Rows(Decode(file)).Select(row => row.ConvertAll(Text)));

    // What spreadsheets in China save as CSV is often not UTF-8.
    private static string Decode(byte[] file)
    {
        try
        {
            return _strict.GetString(file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? file[3..] : file);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(file);
        }
    }

    private static SheetTable Table(string subject, IEnumerable<List<string?>> rows)
    {
        IReadOnlyList<string> headings = [];
        var lines = new List<SheetRow>();
        var number = 0;
        foreach (var cells in rows)
        {
            number++;
            if (number == 1)
            {
                headings = [.. cells.Select(c => c ?? "")];
            }
            else if (cells.Exists(c => c is not null))
            {
                lines.Add(new SheetRow(number, cells));
            }
        }

        return new SheetTable(subject, headings, lines);
    }

    private static string? Text(object? cell)
    {
        var text = cell switch
        {
            null => null,
            DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime { Year: < 1901 } time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            DateTime both => both.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            bool yes => yes ? "是" : "否",
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
        };
        return string.IsNullOrWhiteSpace(text) ? null : Unguarded(text);
    }

    private static DataTable Data(SheetTable table)
    {
        var data = new DataTable(table.Name) { Locale = CultureInfo.InvariantCulture };
        foreach (var heading in table.Headings)
        {
            data.Columns.Add(heading, typeof(string));
        }

        foreach (var row in table.Rows)
        {
            data.Rows.Add([.. row.Cells.Select(c => (object?)Guarded(c))]);
        }

        return data;
    }

    private static string Quote(string? text) => CsvText.Quote(Guarded(text) ?? "");

    // A text that a spreadsheet would take for a formula gets an apostrophe before it, and loses it when it comes back.
    private static string? Guarded(string? text) => text is { Length: > 0 } && FormulaSigns.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static string Unguarded(string text) => text is ['\'', var sign, ..] && FormulaSigns.Contains(sign, StringComparison.Ordinal) ? text[1..] : text;
}
