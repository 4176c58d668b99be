using System.Text.Json;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>Makes of a ticket's history the path that the page shows: what people did stands out, what the system noted recedes.</summary>
public sealed class TicketPath(Says says, IStringLocalizer<Words> words)
{
    private static readonly HashSet<string> _minor = new(StringComparer.Ordinal)
    {
        HistoryKinds.TaskCreated, HistoryKinds.StatusChanged, HistoryKinds.Reminded, HistoryKinds.Notified, HistoryKinds.NotNotified, HistoryKinds.TaskCancelled, HistoryKinds.TaskClaimed, HistoryKinds.Recounted,
        HistoryKinds.EvaluationsOpened,
    };

    private static readonly HashSet<string> _bad = new(StringComparer.Ordinal)
    {
        HistoryKinds.Letter, HistoryKinds.Escalated, HistoryKinds.Redo, HistoryKinds.NotAccepted, HistoryKinds.Objected,
    };

    private static readonly Dictionary<(string Kind, string Outcome), JsonElement> _forms = TaskKindCatalogue.All
        .SelectMany(k => k.Outcomes.Where(o => o.Form is not null).Select(o => ((k.Name, o.Name), JsonSerializer.SerializeToElement(o.Form))))
        .ToDictionary(f => f.Item1, f => f.Item2);

    /// <summary>The steps, oldest first.</summary>
    public IReadOnlyList<PathStep> Of(IReadOnlyList<HistoryView> history)
    {
        var begun = history.Where(h => h is { Kind: HistoryKinds.TaskCreated, TaskId: not null }).GroupBy(h => h.TaskId!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return [.. history.Select(h => new PathStep(
            h.At,
            h.Actor.UnitId,
            Says.Of(h.Text, h.TextEn),
            h is { Kind: HistoryKinds.TaskCompleted, TaskId: { } task } && begun.TryGetValue(task, out var since) ? h.At - since.At : null,
            Tone(h),
            h.Kind is HistoryKinds.TaskCompleted ? [.. Wrote(h, begun.GetValueOrDefault(h.TaskId ?? ""))] : []))];
    }

    private static string Tone(HistoryView item)
    {
        if (_minor.Contains(item.Kind))
        {
            return "minor";
        }

        return _bad.Contains(item.Kind) || item.Outcome is "Return" or "Redo" or "Dissatisfied" or "CannotResolve" ? "bad"
            : item.Kind == HistoryKinds.Closed || item.Outcome is "Resolved" or "Satisfied" or "Confirmed" ? "good" : "done";
    }

    private IEnumerable<(string Label, string Value)> Wrote(HistoryView item, HistoryView? begun)
    {
        if (item.Data is not { ValueKind: JsonValueKind.Object } filled)
        {
            yield break;
        }

        var kind = begun?.Data is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty("kind", out var name) ? name.GetString()! : "";
        var fields = TaskForms.Fields(_forms.TryGetValue((kind, item.Outcome ?? ""), out var form) ? form : null).ToDictionary(f => f.Name, StringComparer.Ordinal);
        foreach (var member in filled.EnumerateObject())
        {
            var field = fields.GetValueOrDefault(member.Name) ?? new FormField(member.Name, default, false);
            var value = member.Value.ValueKind == JsonValueKind.Array
                ? string.Join("、", member.Value.EnumerateArray().Select(v => Value(field, v)))
                : Value(field, member.Value);
            if (value.Length > 0)
            {
                yield return (member.Name == "solved" ? words["Track.Solved"] : member.Name == "comment" ? words["Ticket.Comment"] : field.Label, value);
            }
        }
    }

    private string Value(FormField field, JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.True => words["Yes"],
            JsonValueKind.False => words["No"],
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };
        var label = field.ChoiceLabel(text);
        return label != text ? label
            : field.Format == "date-time" && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var at) ? says.Instant(at)
            : field.Name.EndsWith("Id", StringComparison.Ordinal) || field.Name.EndsWith("Ids", StringComparison.Ordinal) ? says.Unit(text) : text;
    }
}
