namespace Dispatch.Workflows.Access;

/// <summary>What is wrong with a request, by field. Fields are named as in JSON: <c>reporter.phone</c>.</summary>
public sealed class FieldErrors
{
    private readonly SortedDictionary<string, List<string>> _byField = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => _byField.Count == 0;

    /// <summary>All errors.</summary>
    public IReadOnlyDictionary<string, string[]> ByField => _byField.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal);

    /// <summary>Adds one.</summary>
    public FieldErrors Add(string field, string message)
    {
        if (!_byField.TryGetValue(field, out var messages))
        {
            _byField[field] = messages = [];
        }

        messages.Add(message);
        return this;
    }

    /// <summary>Adds an error where the text is missing, blank or longer than allowed.</summary>
    public FieldErrors Text(string field, string? value, int longest)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return Add(field, "不能为空。Must not be empty.");
        }

        return AtMost(field, value, longest);
    }

    /// <summary>Adds an error where the text is longer than allowed; missing is fine.</summary>
    public FieldErrors AtMost(string field, string? value, int longest) =>
        value?.Length > longest ? Add(field, $"最多 {longest} 个字符。At most {longest} characters.") : this;

    /// <summary>Adds an error where a number of days is not 1 to 365.</summary>
    public FieldErrors Days(string field, int value) => value is < 1 or > 365 ? Add(field, "天数应为 1 至 365。Between 1 and 365 days.") : this;

    /// <summary>Throws when anything is wrong.</summary>
    public void ThrowIfAny()
    {
        if (!IsEmpty)
        {
            throw new InvalidRequestException(this);
        }
    }
}
