using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>A list that stops early holds what the whole list holds.</summary>
public sealed class NewestTicketsTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Plain_PageAfterPage_HoldsAllThatTheCallerSees_InTheirOrder()
    {
        for (var i = 0; i < 5; i++)
        {
            var ticket = await flow.File(i % 2 == 0 ? "water.outage" : "noise.neighbour");
            if (i == 2)
            {
                await flow.Do(ticket.Id, Station, "station.handle", "Escalate");
                await flow.Do(ticket.Id, Community, "community.whistle", "Whistle");
            }
        }

        foreach (var caller in new[] { Station, Community, Water, Caller.System })
        {
            // Naming every status changes nothing but that the list is no longer plain.
            var whole = await flow.Send(new ListTickets(new PageRequest(200)) { Statuses = Enum.GetValues<TicketStatus>() }, caller);
            var pages = new List<string>();
            string? after = null;
            do
            {
                var page = await flow.Send(new ListTickets(new PageRequest(2, after)), caller);
                pages.AddRange(page.Items.Select(t => t.Id));
                after = Cursor.Decode(page.NextCursor);
            }
            while (after is not null);
            pages.Should().Equal(whole.Items.Select(t => t.Id)).And.NotBeEmpty();
        }
    }

    [Fact]
    public async Task Newest_AreLookedThroughAndSorted_AndNoneBehindThem()
    {
        var filed = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            filed.Add((await flow.File("water.outage")).Id);
        }

        var sorted = await flow.Send(new ListTickets(new PageRequest()) { Newest = 3, Order = TicketOrder.Title, Descending = false }, Station);
        sorted.Items.Select(t => t.Id).Should().BeEquivalentTo(filed.Skip(1));
        var found = await flow.Send(new ListTickets(new PageRequest()) { Newest = 2, CategoryCode = "water.outage" }, Station);
        found.Items.Select(t => t.Id).Should().Equal(filed[3], filed[2]);
    }
}
