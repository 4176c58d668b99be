using Dispatch.Host.Api;
using Dispatch.Host.Attachments;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>Staff register what somebody brought to them: a matter that goes its way, or a question that they answer at once.</summary>
[PageFor(Reach.OwnUnits, Roles.Station, Roles.Steward, Roles.Community, Roles.Hotline)]
[RequestSizeLimit(AttachmentLimits.LargestRequest)]
internal sealed class RegisterPage(ISender sender, MatterDesk desk, IntakeAnswer intake) : PageModel
{
    public MatterInput Input { get; private set; } = new();

    public IReadOnlyList<string> Errors { get; private set; } = [];

    /// <summary><c>advice</c> when it is answered at once.</summary>
    public string Way { get; private set; } = "matter";

    /// <summary>The answer given.</summary>
    public string? Answer { get; private set; }

    /// <summary>The question just answered.</summary>
    public string? Answered { get; private set; }

    public void OnGet(string? answered, string? way)
    {
        Answered = answered;
        Way = way ?? "matter";
    }

    /// <summary>What the lists say while the form is filled in, as a part of the page.</summary>
    public async Task<IActionResult> OnGetAnswerAsync(string? compoundId, string? categoryCode, string? q, CancellationToken cancellation) =>
        Partial("_Answer", await intake.AskAsync(compoundId, categoryCode, q, forStaff: true, cancellation));

    public async Task<IActionResult> OnPostAsync(MatterInput input, string? way, string? answer, CancellationToken cancellation)
    {
        (Input, Way, Answer) = (input, way ?? "matter", answer);
        try
        {
            if (Way == "advice")
            {
                var question = await desk.ReadAsync(input, Channel(), Request.Form, cancellation);
                var told = await sender.Send(new AnswerAdvice(question, answer ?? ""), cancellation);
                return LocalRedirect($"/register?way=advice&answered={Uri.EscapeDataString(told.Number)}");
            }

            var filed = await desk.FileAsync(input, Channel(), Request.Form, cancellation);
            return LocalRedirect($"/tickets/{filed.Id}?done=true");
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } words)
        {
            Errors = words;
        }

        return Page();
    }

    private Channel Channel()
    {
        var caller = CallerClaims.Read(User);
        return caller.Is(Roles.Hotline) ? Workflows.Tickets.Channel.Hotline
            : caller.Is(Roles.Community) ? Workflows.Tickets.Channel.Community
            : caller.Is(Roles.Steward) ? Workflows.Tickets.Channel.Steward : Workflows.Tickets.Channel.Station;
    }
}
