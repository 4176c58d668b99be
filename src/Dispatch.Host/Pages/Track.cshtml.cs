using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>A resident follows a matter by its code, evaluates, objects.</summary>
[PageFor(Reach.Public)]
internal sealed class TrackPage(ISender sender, IStringLocalizer<Words> words) : PageModel
{
    public TrackingView? View { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>The line of steps: past, now or still to come.</summary>
    public IEnumerable<(string Step, string State)> Line()
    {
        string[] steps = View!.Status == TicketStatus.NotAccepted ? ["received", "answered"] : ["received", "local", "called", "checked", "closed"];
        var now = View.Status switch
        {
            TicketStatus.Received => 0,
            TicketStatus.NotAccepted => 2,
            TicketStatus.AtStation or TicketStatus.AtCommunity or TicketStatus.AtStreet => 1,
            TicketStatus.Whistled or TicketStatus.Handling or TicketStatus.Suspended or TicketStatus.Supervised => 2,
            TicketStatus.Verifying or TicketStatus.Evaluating => 3,
            _ => 5,
        };
        return steps.Select((step, i) => (step, i < now ? "past" : i == now ? "now" : "next"));
    }

    public Task OnGetAsync(string code, CancellationToken cancellation) => LoadAsync(code, cancellation);

    public Task<IActionResult> OnPostAsync(string code, string outcome, bool? solved, string? comment, CancellationToken cancellation) =>
        ApplyAsync(code, new EvaluateByTrackingCode(code, outcome, solved, comment), cancellation);

    public Task<IActionResult> OnPostObjectAsync(string code, string? comment, CancellationToken cancellation) =>
        ApplyAsync(code, new ObjectByTrackingCode(code, comment), cancellation);

    private async Task<IActionResult> ApplyAsync(string code, IBaseRequest command, CancellationToken cancellation)
    {
        try
        {
            await sender.Send(command, cancellation);
            return LocalRedirect($"/track/{Uri.EscapeDataString(code)}");
        }
        catch (Exception e) when (e is ConflictException or NotFoundException or InvalidRequestException)
        {
            Problem = Says.OneOf(e.Message);
            await LoadAsync(code, cancellation);
            return Page();
        }
    }

    private async Task LoadAsync(string code, CancellationToken cancellation)
    {
        try
        {
            View = await sender.Send(new TrackTicket(code), cancellation);
        }
        catch (NotFoundException)
        {
            Problem = words["Track.NotFound"];
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
