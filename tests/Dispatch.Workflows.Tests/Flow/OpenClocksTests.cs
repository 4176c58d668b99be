using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>Open clocks are looked through page by page: a publication stops after its first ones and says so.</summary>
public sealed class OpenClocksTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Moves_StoppedBeforeTheLastPage_SayThatTheyAreNotAll()
    {
        var ticket = await flow.File("noise.neighbour");
        var columns = flow.Query("SELECT group_concat('\"' || name || '\"', ', ') FROM pragma_table_info('tickets')", row => row.GetString(0))!;
        var values = columns.Replace("\"id\"", "id || '-' || n.value", StringComparison.Ordinal).Replace("\"number\"", "number || '-' || n.value", StringComparison.Ordinal)
            .Replace("\"tracking_code\"", "tracking_code || n.value", StringComparison.Ordinal).Replace("\"external_ref\"", "'copy-' || n.value", StringComparison.Ordinal);
        await flow.MakeEarlierAsync(
            $"INSERT INTO tickets ({columns}) WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {OpenClocks.PageSize}) SELECT {values} FROM tickets, n WHERE id = '{ticket.Id}'");
        try
        {
            Moves(most: 1).Complete.Should().BeFalse();
            Moves(most: 2).Complete.Should().BeTrue();
            Moves(most: int.MaxValue).Complete.Should().BeTrue();
        }
        finally
        {
            await flow.MakeEarlierAsync($"DELETE FROM tickets WHERE id LIKE '{ticket.Id}-%'");
        }
    }

    private DueMoves Moves(int most)
    {
        using var read = flow.Get<IDatabase>().OpenRead();
        var data = flow.Get<IReferenceData>().Current;
        return new OpenClocks(read, data, data.Calendars, flow.Get<DistrictTime>()).Moves("cn-office", most);
    }
}
