using System.Text.Json;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Sheets;

/// <summary>The rows of one sheet on their way into the reference data.</summary>
/// <param name="shape">The sheet's columns.</param>
/// <param name="key">The id that a draft names, or null.</param>
/// <param name="find">The row that is there under an id.</param>
/// <param name="validate">What is wrong with a draft in itself.</param>
/// <param name="make">The row that a draft becomes: draft, the row before, and the id that a new one gets.</param>
internal sealed class ImportPart<TDraft, TRow>(
    SheetShape shape, Func<TDraft, string?> key, Func<string, TRow?> find, Action<TDraft, FieldErrors> validate, Func<TDraft, TRow?, string?, TRow> make)
    where TDraft : class, new()
    where TRow : class
{
    private readonly List<(SheetRow Line, TRow Row, TRow? Before)> _rows = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private IReadOnlyList<(int Cell, SheetColumn Column)> _columns = [];
    private int _lines;

    /// <summary>What becomes of the rows; null for a sheet that the file does not have.</summary>
    public ImportedSheet? Summary => _lines == 0 && _columns.Count == 0 ? null : new ImportedSheet(
        shape.Subject, _lines, _rows.Count(r => r.Before is null), _rows.Count(r => r.Before is not null && !IsSame(r.Row, r.Before)), _rows.Count(r => r.Before is not null && IsSame(r.Row, r.Before)));

    /// <summary>Reads the sheet; a cell that can't be read, or a draft that is wrong in itself, is an error and its row goes no further.</summary>
    public void Read(SheetTable table, ImportErrors errors)
    {
        _columns = Columns(table, errors);
        _lines += table.Rows.Count;
        var idColumn = _columns.FirstOrDefault(c => c.Column.Field is "id" or "code");
        foreach (var line in table.Rows)
        {
            var id = idColumn.Column is null ? null : Cell(line, idColumn.Cell)?.Trim();
            var before = string.IsNullOrEmpty(id) ? null : find(id);
            var draft = before is null ? new TDraft() : JsonSerializer.Deserialize<TDraft>(JsonSerializer.Serialize(before, JsonText.Options), JsonText.Options)!;
            if (Fill(draft, line, errors) && Check(draft, line, errors))
            {
                _rows.Add((line, make(draft, before, key(draft)), before));
            }
        }
    }

    /// <summary>The rows there will be: those that are there, with the imported ones in their place or beside them.</summary>
    public IEnumerable<TRow> Merge(IEnumerable<TRow> present) => present.Except(_rows.Select(r => r.Before).OfType<TRow>()).Concat(_rows.Select(r => r.Row));

    /// <summary>Checks each row among all that there will be.</summary>
    public void Check(Action<TRow, ReferenceData, FieldErrors> check, ReferenceData merged, ImportErrors errors)
    {
        foreach (var (line, row, _) in _rows)
        {
            var found = new FieldErrors();
            check(row, merged, found);
            Report(line, found, errors);
        }
    }

    /// <summary>Writes what is new or changed.</summary>
    public void Write(ReferenceRows rows, Func<TRow, long> version)
    {
        foreach (var (_, row, before) in _rows)
        {
            if (before is null)
            {
                rows.Insert(row, "imported");
            }
            else if (!IsSame(row, before))
            {
                rows.Update(row, version(before), "imported");
            }
        }
    }

    private List<(int Cell, SheetColumn Column)> Columns(SheetTable table, ImportErrors errors)
    {
        var columns = new List<(int, SheetColumn)>();
        for (var i = 0; i < table.Headings.Count; i++)
        {
            var heading = table.Headings[i].Trim();
            if (shape.Columns.FirstOrDefault(c => c.IsNamed(heading)) is { } column)
            {
                columns.Add((i, column));
            }
            else if (heading.Length > 0)
            {
                errors.Add(new ImportError(shape.Subject, 1, heading, heading, $"没有这一列,可用的列:{string.Join("、", shape.Columns.Select(c => c.Heading))}。There is no such column."));
            }
        }

        return columns;
    }

    private bool Fill(TDraft draft, SheetRow line, ImportErrors errors)
    {
        var isGood = true;
        foreach (var (cell, column) in _columns)
        {
            if (column.Read(draft, Cell(line, cell)) is { } wrong)
            {
                errors.Add(new ImportError(shape.Subject, line.Number, column.Field, Cell(line, cell), wrong));
                isGood = false;
            }
        }

        return isGood;
    }

    private bool Check(TDraft draft, SheetRow line, ImportErrors errors)
    {
        var found = new FieldErrors();
        validate(draft, found);
        if (key(draft) is { Length: > 0 } id && !_seen.TryAdd(id, line.Number))
        {
            found.Add("id", $"与第 {_seen[id]} 行的编号重复。Row {_seen[id]} has the same id.");
        }

        Report(line, found, errors);
        return found.IsEmpty;
    }

    private void Report(SheetRow line, FieldErrors found, ImportErrors errors)
    {
        foreach (var (field, messages) in found.ByField)
        {
            var root = field.Split('[', '.')[0];
            var cell = _columns.FirstOrDefault(c => c.Column.Field == root);
            foreach (var message in messages)
            {
                errors.Add(new ImportError(shape.Subject, line.Number, field, cell.Column is null ? null : Cell(line, cell.Cell), message));
            }
        }
    }

    private static string? Cell(SheetRow line, int cell) => cell < line.Cells.Count ? line.Cells[cell] : null;

    // The version that a changed row gets is one more; what counts is the rest.
    private static bool IsSame(TRow row, TRow before) => Plain(row) == Plain(before);

    private static string Plain(TRow row)
    {
        var json = JsonSerializer.SerializeToNode(row, JsonText.Options)!.AsObject();
        json.Remove("version");
        return json.ToJsonString();
    }
}
