using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Residents;

/// <summary>The tickets of a caller's phone number, newest first, among those the caller may see. A command, because who looked whom up stands in the audit.</summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline)]
public sealed record FindByPhone(string Phone, PageRequest Page) : ICommand<Page<TicketView>>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("phone", Phone, 40);
}

internal sealed class FindByPhoneHandler(IDatabase database, TicketSight sight, DataKeys keys, Reporters reporters, DistrictTime time) : IRequestHandler<FindByPhone, Page<TicketView>>
{
    private static readonly string _select = TicketRows.Map.SelectAs("t");

    public Task<Page<TicketView>> Handle(FindByPhone request, CancellationToken cancellationToken)
    {
        var hash = keys.HashOfPhone(request.Phone) ?? throw new InvalidRequestException("phone", "应为电话号码。Must be a telephone number.");
        var condition = new SqlCondition().And("t.id IN (SELECT r.ticket_id FROM reporters r WHERE r.phone_hash = {0})", hash);
        sight.Narrow(condition);
        if (request.Page.After is { } after)
        {
            condition.And("t.id < {0}", after);
        }

        var sql = $"{_select}{condition} ORDER BY t.id DESC LIMIT {condition.Value((long)request.Page.Take)}";
        using var read = database.OpenRead();
        var page = request.Page.Cut(read.Query(sql, TicketRows.Map.Read, condition.Values), t => t.Id);
        var named = reporters.FindAll(read, page.Items.Select(t => t.Id));
        var needed = sight.NeedsReporters(read, page.Items);
        return Task.FromResult(page.Map(t => TicketViews.Of(t, named.GetValueOrDefault(t.Id), needed.Contains(t.Id), time.Now)));
    }
}
