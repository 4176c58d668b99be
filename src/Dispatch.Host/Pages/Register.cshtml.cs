using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>Staff register a matter that somebody brought to them.</summary>
[PageFor(Reach.OwnUnits, Roles.Station, Roles.Steward, Roles.Community, Roles.Hotline)]
internal sealed class RegisterPage(ISender sender) : PageModel
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
            var filed = await sender.Send(input.ToCommand(Channel()), cancellation);
            return LocalRedirect($"/tickets/{filed.Ticket.Id}?done=true");
        }
        catch (InvalidRequestException e)
        {
            Errors = [.. e.Errors.SelectMany(f => f.Value)];
            return Page();
        }
    }

    private Channel Channel()
    {
        var caller = CallerClaims.Read(User);
        return caller.Is(Roles.Hotline) ? Workflows.Tickets.Channel.Hotline
            : caller.Is(Roles.Community) ? Workflows.Tickets.Channel.Community
            : caller.Is(Roles.Steward) ? Workflows.Tickets.Channel.Steward : Workflows.Tickets.Channel.Station;
    }
}
