using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Audit;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages.Admin;

/// <summary>谁在何时改了什么: from the versions that are kept of an entry, else from the audit.</summary>
internal sealed class EntryHistory(ISender sender, IDatabase database, ActorNames actors, IStringLocalizer<Words> words)
{
    private const int Most = 100;
    private static readonly string[] _untold = ["id", "code", "version"];

    public async Task<IReadOnlyList<HistoryLine>> OfAsync(IRegister register, string id, CancellationToken cancellation)
    {
        var kept = (await sender.Send(new GetReferenceHistory(register.Name, id, new PageRequest(PageRequest.LargestLimit)), cancellation)).Items;
        if (kept.Count == 0)
        {
            return Audited(id);
        }

        var fields = register.Told();
        var lines = new List<HistoryLine>();
        for (var i = 0; i < kept.Count; i++)
        {
            lines.Add(new HistoryLine(kept[i].At, actors.Of(kept[i].Actor.Id), Word(kept[i].Action), kept[i].Note)
            {
                Changes = i == 0 ? [] : Differences(fields, kept[i - 1].Data, kept[i].Data),
            });
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>What one entry says otherwise than another, a line each.</summary>
    public IReadOnlyList<string> Between(IRegister register, string before, string after)
    {
        var fields = register.Fields();
        return register.Find(before) is { } old && register.Find(after) is { } now ? Differences(fields, Shown(old), Shown(now)) : [];

        JsonElement Shown(JsonObject entry) => JsonSerializer.SerializeToElement(new JsonObject(fields.Select(f => KeyValuePair.Create(f.Name, entry[f.Name]?.DeepClone()))));
    }

    /// <summary>What the audit says of a subject, newest first.</summary>
    public IReadOnlyList<HistoryLine> Audited(string id)
    {
        using var session = database.OpenRead();
        return
        [
            .. AuditChain.Page(session, long.MaxValue, null, null, id, Most).Select(entry => new HistoryLine(entry.At, actors.Of(entry.ActorId), Word(entry.Action), entry.Summary is { } summary ? Says.OneOf(summary) : null)
            {
                Changes = entry.Changes?.Split('\n') ?? [],
            }),
        ];
    }

    private string Word(string action) => words["Action." + action] is { ResourceNotFound: false } word ? word : action;

    private List<string> Differences(IReadOnlyList<EntryField> fields, JsonElement before, JsonElement after)
    {
        var (old, now) = (JsonObject.Create(before)!, JsonObject.Create(after)!);
        var lines = new List<string>();
        foreach (var name in old.Select(p => p.Key).Union(now.Select(p => p.Key)).Except(_untold))
        {
            if (!JsonNode.DeepEquals(old[name], now[name]))
            {
                var label = words["Field." + name] is { ResourceNotFound: false } word ? word.Value : name;
                lines.Add($"{label}: {Shown(fields, name, old)} → {Shown(fields, name, now)}");
            }
        }

        return lines;
    }

    private static string Shown(IReadOnlyList<EntryField> fields, string name, JsonObject entry)
    {
        var field = fields.FirstOrDefault(f => f.Name == name) ?? new EntryField(name);
        var shown = string.Join(", ", field.Values(entry).Select(value => field.Options.FirstOrDefault(o => o.Value == value)?.Label ?? value));
        return shown.Length == 0 ? "–" : shown.Length > 200 ? shown[..200] + "…" : shown;
    }
}
