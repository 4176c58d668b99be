using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Workflows.Tickets;

/// <summary>
/// Joins many tickets of one cause with their main ticket, three hundred calls about one outage at once: one after the other as <see cref="MergeTicket"/> does, each in a
/// transaction of its own. One that cannot be merged does not keep the others; sent again, it goes on where it stopped. A last transaction holds the answer and one entry of the audit.
/// </summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline)]
public sealed record JoinTickets(string MainId, IReadOnlyList<string> TicketIds) : IRequest<JoinedResult>, IValidated
{
    /// <summary>How many may be joined at once.</summary>
    public const int Most = 500;

    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        if (TicketIds is not { Count: > 0 and <= Most })
        {
            errors.Add("ticketIds", $"应有 1 至 {Most} 个工单。Must name 1 to {Most} tickets.");
        }
        else if (TicketIds.Contains(MainId))
        {
            errors.Add("ticketIds", "不能并入自身。A ticket can't be merged into itself.");
        }
        else if (TicketIds.Any(string.IsNullOrWhiteSpace))
        {
            errors.Add("ticketIds", "工单编号不能为空。An id is empty.");
        }
    }
}

internal sealed class JoinTicketsHandler(IServiceScopeFactory scopes, CallerContext context, IDatabase database, TicketSight sight, Precondition precondition, UnitRunner runner) : IRequestHandler<JoinTickets, JoinedResult>
{
    public async Task<JoinedResult> Handle(JoinTickets request, CancellationToken cancellationToken)
    {
        var (joined, already, refused) = (0, 0, new List<NotJoined>());
        var there = Before(request);
        foreach (var id in request.TicketIds.Distinct(StringComparer.Ordinal))
        {
            if (there.Contains(id))
            {
                already++;
            }
            else if (await WhyNotAsync(id, request.MainId, cancellationToken).ConfigureAwait(false) is { } why)
            {
                refused.Add(new NotJoined(id, why));
            }
            else
            {
                joined++;
            }
        }

        var result = new JoinedResult(request.MainId, joined, already, refused);
        return await runner.RunAsync(request, () => Task.FromResult(result), cancellationToken).ConfigureAwait(false);
    }

    private HashSet<string> Before(JoinTickets request)
    {
        using var read = database.OpenRead();
        var main = TicketReads.Seen(read, sight, request.MainId);
        precondition.Require(main.Version);
        TicketEnds.MustBeOpen(main);
        return [.. read.Query("SELECT id FROM tickets WHERE merged_into = $1", row => row.GetString(0), request.MainId)];
    }

    private async Task<string?> WhyNotAsync(string id, string main, CancellationToken cancellation)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = context.Caller;
            try
            {
                await scope.ServiceProvider.GetRequiredService<ISender>().Send(new MergeTicket(id, main), cancellation).ConfigureAwait(false);
                return null;
            }
            catch (Exception e) when (e is ConflictException or NotFoundException or InvalidRequestException)
            {
                return e.Message;
            }
        }
    }
}
