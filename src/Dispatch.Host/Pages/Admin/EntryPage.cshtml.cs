using System.Text.Json.Nodes;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages.Admin;

/// <summary>One entry of a register: changed in place, with who changed what and when beside it.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor)]
internal sealed class EntryPage(IEnumerable<IRegister> registers, EntryHistory histories, Precondition precondition, IStringLocalizer<Words> words) : PageModel
{
    /// <summary>In the place of an id: a new entry. No id begins like this.</summary>
    public const string New = "_new";

    private IReadOnlyDictionary<string, string[]> _errors = new Dictionary<string, string[]>();

    public IRegister Register { get; private set; } = null!;

    /// <summary>Which entry; null for a new one.</summary>
    public string? Id { get; private set; }

    public JsonObject? Entry { get; private set; }

    public string? Version { get; private set; }

    public bool Done { get; private set; }

    /// <summary>What is shown this one time only.</summary>
    public string? Secret { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public string Heading => Entry is null ? Id ?? "" : Says.Of(Text("title") ?? Text("name"), Text("titleEn") ?? Text("nameEn")) is { Length: > 0 } name ? name : Id ?? "";

    /// <summary>What a register has beside its history.</summary>
    public string? Extra => Register.Name switch
    {
        "units" => "_UnitExtra",
        "members" => "_MemberExtra",
        "sla-policies" => "_PolicyExtra",
        _ => null,
    };

    public IReadOnlyList<string> ErrorsOf(string field) => [.. _errors.Where(e => e.Key == field || e.Key.StartsWith(field + "[", StringComparison.Ordinal)).SelectMany(e => e.Value).Select(Says.OneOf)];

    public async Task<IActionResult> OnGetAsync([FromRoute] string register, [FromRoute] string id, bool done, CancellationToken cancellation)
    {
        Done = done;
        return await OpenAsync(register, id, cancellation) ? Page() : NotFound();
    }

    /// <summary>Does what else can be done with an entry, such as publishing it.</summary>
    public async Task<IActionResult> OnPostActAsync([FromRoute] string register, [FromRoute] string id, string act, string? note, CancellationToken cancellation) =>
        await OpenAsync(register, id, cancellation) && Id is not null && Register.Acts(Entry!).Contains(act)
            ? await TryAsync(() => Register.ActAsync(id, act, note, cancellation), cancellation)
            : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string register, [FromRoute] string id, string? version, CancellationToken cancellation)
    {
        if (!await OpenAsync(register, id, cancellation))
        {
            return NotFound();
        }

        // What the form does not show stays as it is.
        var entry = Entry?.DeepClone().AsObject() ?? [];
        var form = Request.Form.ToDictionary(f => f.Key, f => f.Value);
        foreach (var field in Register.Fields().Where(f => Id is null || !f.Fixed))
        {
            entry[field.Name] = field.Read(form);
        }

        if (Id is not null && long.TryParse(version, out var expected))
        {
            precondition.Expect([Precondition.Tag(expected)]);
        }

        var answer = await TryAsync(() => Register.SaveAsync(Id, entry, cancellation), cancellation);
        if (Problems.Count > 0)
        {
            Entry = entry;
        }

        return answer;
    }

    private async Task<IActionResult> TryAsync(Func<Task<SavedEntry>> change, CancellationToken cancellation)
    {
        try
        {
            var saved = await change();
            if (saved.Secret is null)
            {
                return LocalRedirect($"/admin/{Register.Name}/{Uri.EscapeDataString(saved.Id)}?done=true");
            }

            await OpenAsync(Register.Name, saved.Id, cancellation);
            Secret = saved.Secret;
            return Page();
        }
        catch (InvalidRequestException e)
        {
            _errors = e.Errors;
            var shown = Register.Fields().Select(f => f.Name).ToList();
            Problems = [words["Admin.Mend"], .. e.Errors.Where(error => !shown.Any(f => error.Key == f || error.Key.StartsWith(f + "[", StringComparison.Ordinal))).SelectMany(error => error.Value).Select(Says.OneOf)];
        }
        catch (PreconditionFailedException)
        {
            Problems = [words["Admin.ChangedMeanwhile"]];
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } reasons)
        {
            Problems = reasons;
        }

        return Page();
    }

    private async Task<bool> OpenAsync(string register, string id, CancellationToken cancellation)
    {
        if (registers.FirstOrDefault(r => r.Name == register) is not { } found)
        {
            return false;
        }

        Register = found;
        if (id == New)
        {
            return true;
        }

        if (found.Find(id) is not { } entry)
        {
            return false;
        }

        (Id, Entry, Version) = (id, entry, entry["version"]?.ToString());
        History = await histories.OfAsync(found, id, cancellation);
        return true;
    }

    private string? Text(string name) => Entry?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
