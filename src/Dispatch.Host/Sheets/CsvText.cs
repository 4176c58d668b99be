using System.Text;

namespace Dispatch.Host.Sheets;

/// <summary>CSV after RFC 4180, as spreadsheets write and read it.</summary>
internal static class CsvText
{
    /// <summary>A cell as it stands between commas.</summary>
    public static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>The rows of a text; blank cells are null. A quoted cell may hold line ends.</summary>
    public static IEnumerable<List<string?>> Rows(string text)
    {
        var row = new List<string?>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == ',')
            {
                End(row, cell);
            }
            else if (c == '\n')
            {
                End(row, cell);
                yield return row;
                row = [];
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            End(row, cell);
            yield return row;
        }
    }

    private static void End(List<string?> row, StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        row.Add(string.IsNullOrWhiteSpace(text) ? null : text);
    }
}
