using System.Text.Json;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>A ticket on one page: what it is, what happened, the next action with its form, the clocks with their explanation.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
internal sealed class TicketPage(ISender sender, TaskForms forms) : PageModel
{
    public TicketView View { get; private set; } = null!;

    public IReadOnlyList<HistoryView> History { get; private set; } = [];

    public IReadOnlyList<TaskView> Open { get; private set; } = [];

    public IReadOnlyList<TaskView> Mine { get; private set; } = [];

    public string? Problem { get; private set; }

    public bool Done { get; private set; }

    /// <summary>An outcome's wording in the page's language.</summary>
    public static string Label(JsonElement outcome, string name) =>
        Says.Of(Text(outcome, "label"), Text(outcome, "labelEn")) is { Length: > 0 } label ? label : name;

    /// <summary>How a due time was counted, line by line.</summary>
    public static IReadOnlyList<string> Explanation(TaskView task)
    {
        if (task.DueExplanation is not { } explanation)
        {
            return [];
        }

        var lines = explanation.ValueKind == JsonValueKind.Object && explanation.TryGetProperty(Says.English ? "en" : "zh", out var own) ? own : explanation;
        return lines.ValueKind switch
        {
            JsonValueKind.Array => [.. lines.EnumerateArray().Select(Line)],
            JsonValueKind.String => [lines.GetString()!],
            _ => [],
        };
    }

    public async Task<IActionResult> OnGetAsync(string id, bool done, CancellationToken cancellation)
    {
        Done = done;
        return await LoadAsync(id, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(string id, string taskId, string outcome, string? comment, CancellationToken cancellation)
    {
        try
        {
            var task = await sender.Send(new GetTask(taskId), cancellation);
            var chosen = task.Outcomes.EnumerateArray().FirstOrDefault(o => Text(o, "name") == outcome);
            var form = chosen.ValueKind == JsonValueKind.Object && chosen.TryGetProperty("form", out var own) && own.ValueKind == JsonValueKind.Object ? own : task.Form;
            var data = forms.Read(form, Request.Form.ToDictionary(f => f.Key, f => f.Value));
            await sender.Send(new CompleteTask(taskId, outcome, data, comment), cancellation);
            return LocalRedirect($"/tickets/{id}?done=true");
        }
        catch (Exception e) when (e is ConflictException or NotFoundException or InvalidRequestException or UnprocessableException)
        {
            Problem = e.Message;
            return await LoadAsync(id, cancellation);
        }
    }

    private async Task<IActionResult> LoadAsync(string id, CancellationToken cancellation)
    {
        try
        {
            View = await sender.Send(new GetTicket(id), cancellation);
        }
        catch (NotFoundException)
        {
            return NotFound();
        }

        History = (await sender.Send(new GetHistory(id, new PageRequest(PageRequest.LargestLimit)), cancellation)).Items;
        Open = (await sender.Send(new ListTasks(new PageRequest()) { TicketId = id, States = [TaskState.Open, TaskState.Claimed] }, cancellation)).Items;
        var caller = CallerClaims.Read(User);
        Mine = [.. Open.Where(t => t.UnitId == caller.UnitId || (t.Kind == "resident.evaluate" && caller.IsAny(Roles.Hotline, Roles.Station)))];
        return Page();
    }

    private static string Line(JsonElement line) => line.ValueKind == JsonValueKind.String
        ? line.GetString()!
        : Says.Of(Text(line, "zh") ?? Text(line, "text"), Text(line, "en") ?? Text(line, "textEn"));

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
