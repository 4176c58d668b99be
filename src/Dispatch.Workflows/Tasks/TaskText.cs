using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Tasks;

/// <summary>
/// The form or the outcomes of a task. Few of them differ, so each text is stored once, under a name made of its content, and a task's row holds the name; what is made of
/// a text (outcomes, schema, JSON) is made once too. Rows of earlier versions hold the text itself.
/// </summary>
public sealed class TaskText
{
    private const char Mark = '#';
    private const int NameBytes = 16;
    private const int Most = 2000;
    private const string Select = "SELECT text FROM task_texts WHERE id = $1";
    private static readonly ConcurrentDictionary<string, TaskText> _byJson = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, TaskText> _byName = new(StringComparer.Ordinal);
    private readonly Lazy<JsonElement> _element;
    private readonly Lazy<IReadOnlyList<OfferedOutcome>> _outcomes;
    private readonly Lazy<PreparedForm?> _form;

    private TaskText(string name, string json)
    {
        (Name, Json) = (name, json);
        _element = new(() => JsonSerializer.Deserialize<JsonElement>(json));
        _outcomes = new(() => OfferedOutcome.Read(json));
        _form = new(() => PreparedForm.Of(json));
    }

    /// <summary>No outcomes.</summary>
    public static TaskText None { get; } = Of("[]");

    /// <summary>The name under which it is stored.</summary>
    public string Name { get; }

    /// <summary>The text.</summary>
    public string Json { get; }

    /// <summary>The same, parsed.</summary>
    public JsonElement Element => _element.Value;

    /// <summary>The outcomes that it lists.</summary>
    internal IReadOnlyList<OfferedOutcome> Outcomes => _outcomes.Value;

    /// <summary>The form that it is.</summary>
    internal PreparedForm? Form => _form.Value;

    /// <summary>A text by its content.</summary>
    public static TaskText Of(string json)
    {
        if (_byJson.TryGetValue(json, out var known))
        {
            return known;
        }

        if (_byJson.Count >= Most)
        {
            _byJson.Clear();
            _byName.Clear();
        }

        var text = new TaskText(NameOf(json), json);
        _byName[text.Name] = text;
        return _byJson[json] = text;
    }

    /// <summary>The text that a task's column stands for.</summary>
    /// <exception cref="InvalidDataException">The column names a text that is not there.</exception>
    internal static TaskText Stored(DbSession session, string column)
    {
        if (!column.StartsWith(Mark))
        {
            return Of(column);
        }

        return _byName.TryGetValue(column, out var known)
            ? known
            : Of(session.QueryFirst(Select, row => row.GetUnpackedString(0), column) ?? throw new InvalidDataException($"The form {column} of a task is missing."));
    }

    private static string NameOf(string json) => Mark + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, NameBytes));
}
