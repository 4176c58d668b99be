using System.Globalization;
using System.Text;
using Dispatch.Workflows.Reports;
using MiniExcelLibs;

namespace Dispatch.Host.Api;

/// <summary>A report as a table: headings, rows, and what the figures mean.</summary>
internal sealed record ReportSheet(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows, ReportDefinitions Definitions)
{
    /// <summary>CSV with the mark by which spreadsheets know UTF-8.</summary>
    public byte[] ToCsv()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Headings.Select(h => Quote(h))).Append("\r\n");
        foreach (var row in Rows)
        {
            text.AppendJoin(',', row.Select(Quote)).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A workbook with the definitions on its second sheet.</summary>
    public byte[] ToWorkbook()
    {
        var sheets = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["报表"] = Rows.Select(row => Headings.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal)).ToList(),
            ["指标说明"] = Explain(Definitions),
        };
        using var stream = new MemoryStream();
        stream.SaveAs(sheets);
        return stream.ToArray();
    }

    /// <summary>The definitions as the rows of a sheet.</summary>
    public static List<Dictionary<string, object?>> Explain(ReportDefinitions definitions) =>
    [
        .. definitions.Figures.Select(f => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["指标 Figure"] = f.Figure,
            ["说明"] = f.Zh,
            ["Definition"] = f.En,
            ["版本 Version"] = definitions.Version,
        }),
    ];

    // A text that a spreadsheet would take for a formula gets an apostrophe before it.
    internal static string Quote(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (value is string && text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal))
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
