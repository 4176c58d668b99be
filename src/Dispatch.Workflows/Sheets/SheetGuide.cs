namespace Dispatch.Workflows.Sheets;

/// <summary>The page of a workbook that says what may stand in each column.</summary>
public static class SheetGuide
{
    /// <summary>The page's name; an import passes over it.</summary>
    public const string Name = "填写说明";

    /// <summary>The page for some sheets.</summary>
    public static SheetTable For(IEnumerable<SheetTable> tables)
    {
        var rows = new List<SheetRow>();
        foreach (var shape in tables.Select(t => SheetShape.Require(t.Name)))
        {
            rows.AddRange(shape.Columns.Select(c => new SheetRow(0, [shape.Chinese, c.Heading, c.Explanation])));
        }

        return new SheetTable(Name, ["表 Sheet", "列 Column", "可填内容 What may stand there"], rows);
    }

    /// <summary>The names of all sheets of reference data.</summary>
    public static IEnumerable<string> Names => SheetShape.All.Select(s => s.Chinese);

    /// <summary>Whether a sheet of that name holds reference data of that kind.</summary>
    public static bool IsFor(string name, string subject) => SheetShape.Find(name)?.Subject == subject;

    /// <summary>Whether a sheet of that name holds reference data.</summary>
    public static bool Knows(string name) => SheetShape.Find(name) is not null;
}
