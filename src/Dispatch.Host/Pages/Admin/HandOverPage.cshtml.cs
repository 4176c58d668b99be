using System.Globalization;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>A member leaves: all their work goes over to another in one step.</summary>
[PageFor(Reach.Everything, Roles.Admin)]
internal sealed class HandOverPage(ISender sender, IDatabase database, DistrictTime time) : PageModel
{
    public string? From { get; private set; }

    public string? To { get; private set; }

    public string Day { get; private set; } = "";

    public HandedOver? Done { get; private set; }

    public string? Problem { get; private set; }

    public void OnGet(string? from) => (From, Day) = (from, time.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public async Task OnPostAsync(string? from, string? to, DateOnly? day, string? reason, bool lockAccounts, CancellationToken cancellation)
    {
        (From, To, Day) = (from, to, (day ?? time.Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var command = HandOverResource.Command(from ?? "", new HandOverResource.HandOverBody { ToMemberId = to ?? "", Day = day, Reason = string.IsNullOrWhiteSpace(reason) ? null : reason }, database);
        try
        {
            Done = await sender.Send(command, cancellation);
            foreach (var account in lockAccounts ? command.AccountIds : [])
            {
                await sender.Send(new LockAccount(account, true), cancellation);
            }
        }
        catch (InvalidRequestException e)
        {
            Problem = string.Join(' ', e.Errors.SelectMany(error => error.Value));
        }
        catch (ConflictException e)
        {
            Problem = e.Message;
        }
    }
}
