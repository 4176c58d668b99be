using System.Globalization;
using System.Text;

namespace Dispatch.Workflows.Persistence;

/// <summary>Gathers the conditions of a list query with their values; values never stand in the text.</summary>
internal sealed class SqlCondition
{
    private readonly StringBuilder _text = new();
    private readonly List<object?> _values = [];

    /// <summary>All values, in the order of their numbers.</summary>
    public object?[] Values => [.. _values];

    /// <summary>Adds a condition; <c>{0}</c>, <c>{1}</c> … stand for the values.</summary>
    public SqlCondition And(string condition, params object?[] values)
    {
        _text.Append(_text.Length == 0 ? " WHERE (" : " AND (");
        _text.AppendFormat(CultureInfo.InvariantCulture, condition, [.. values.Select(Value)]);
        _text.Append(')');
        return this;
    }

    /// <summary>Adds a condition that a column has one of the values; none of them is there when the list is empty.</summary>
    public SqlCondition AndIn(string column, IEnumerable<object?> values)
    {
        var list = values.ToArray();
        return list.Length == 0 ? And("1 = 0") : And($"{column} IN ({string.Join(", ", list.Select((_, i) => $"{{{i}}}"))})", list);
    }

    /// <summary>
    /// From here on only the newest so many count of those rows <c>t</c> that fit what was asked so far and one of the branches: each has what it reads, the id it is ordered by, and a column with the value
    /// that an index finds.
    /// </summary>
    public SqlCondition Newest(int most, IEnumerable<(string From, string Id, string? Column, object? Value)> branches)
    {
        var limit = Value((long)most);
        var asked = _text.ToString();
        var found = branches.Select(b => $"SELECT id FROM (SELECT {b.Id} AS id FROM {b.From}{asked}{Also(b.Column, b.Value, asked)} ORDER BY {b.Id} DESC LIMIT {limit})").ToList();
        _text.Clear().Append(" WHERE (t.id IN (").AppendJoin(" UNION ", found).Append("))");
        return this;
    }

    private string Also(string? column, object? value, string asked) => column is null ? "" : $"{(asked.Length == 0 ? " WHERE" : " AND")} {column} = {Value(value)}";

    /// <summary>The place of a value that stands after the conditions, such as a limit.</summary>
    public string Value(object? value)
    {
        _values.Add(value);
        return "$" + _values.Count.ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
