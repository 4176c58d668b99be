using Dispatch.Host.Api;
using Dispatch.Host.Attachments;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>A resident files a matter, without an account.</summary>
[PageFor(Reach.Public)]
[RequestSizeLimit(AttachmentLimits.LargestRequest)]
internal sealed class FilePage(MatterDesk desk, IntakeAnswer intake) : PageModel
{
    public MatterInput Input { get; private set; } = new();

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public void OnGet()
    {
    }

    /// <summary>What the lists say while the form is filled in, as a part of the page.</summary>
    public async Task<IActionResult> OnGetAnswerAsync(string? compoundId, string? categoryCode, string? q, CancellationToken cancellation) =>
        Partial("_Answer", await intake.AskAsync(compoundId, categoryCode, q, forStaff: false, cancellation));

    public async Task<IActionResult> OnPostAsync(MatterInput input, CancellationToken cancellation)
    {
        Input = input;
        try
        {
            var ticket = await desk.FileAsync(input, Channel.Web, Request.Form, cancellation);
            return LocalRedirect($"/receipt/{ticket.TrackingCode}");
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } words)
        {
            Errors = words;
            return Page();
        }
    }
}
