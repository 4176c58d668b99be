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

    /// <summary>How much would move; null until that was asked.</summary>
    public HandedOver? Moves { get; private set; }

    public string? Reason { get; private set; }

    public bool LocksAccounts { get; private set; }

    /// <summary>How many accounts the member who leaves has.</summary>
    public int Accounts { get; private set; }

    public Task OnPostCountAsync(string? from, string? to, DateOnly? day, string? reason, bool lockAccounts, CancellationToken cancellation) =>
        TryAsync(Command(from, to, day, reason, lockAccounts), async command => Moves = await sender.Send(new CountHandOver(command), cancellation));

    public Task OnPostAsync(string? from, string? to, DateOnly? day, string? reason, bool lockAccounts, CancellationToken cancellation) =>
        TryAsync(Command(from, to, day, reason, lockAccounts), async command =>
        {
            Done = await sender.Send(command, cancellation);
            foreach (var account in lockAccounts ? command.AccountIds : [])
            {
                await sender.Send(new LockAccount(account, true), cancellation);
            }
        });

    private HandOver Command(string? from, string? to, DateOnly? day, string? reason, bool lockAccounts)
    {
        (From, To, Day, Reason, LocksAccounts) = (from, to, (day ?? time.Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), lockAccounts);
        var command = HandOverResource.Command(from ?? "", new HandOverResource.HandOverBody { ToMemberId = to ?? "", Day = day, Reason = Reason }, database);
        Accounts = command.AccountIds.Count;
        return command;
    }

    private async Task TryAsync(HandOver command, Func<HandOver, Task> act)
    {
        try
        {
            await act(command);
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } reasons)
        {
            Problem = string.Join(' ', reasons);
        }
    }
}
