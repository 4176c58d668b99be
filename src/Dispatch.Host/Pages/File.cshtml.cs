using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>A resident files a matter, without an account.</summary>
[PageFor(Reach.Public)]
internal sealed class FilePage(ISender sender) : PageModel
{
    public MatterInput Input { get; private set; } = new();

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(MatterInput input, CancellationToken cancellation)
    {
        Input = input;
        try
        {
            var filed = await sender.Send(input.ToCommand(Channel.Web), cancellation);
            return LocalRedirect($"/receipt/{filed.Ticket.TrackingCode}");
        }
        catch (InvalidRequestException e)
        {
            Errors = [.. e.Errors.SelectMany(f => f.Value)];
            return Page();
        }
    }
}
