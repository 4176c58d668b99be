using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;

namespace Dispatch.Workflows.Tests.Tickets;

/// <summary>History is written once: not only the code, the database itself refuses to change it.</summary>
public sealed class HistoryRowsTests : IAsyncLifetime
{
    private TicketFixture _dispatch = null!;

    public async Task InitializeAsync() => _dispatch = await TicketFixture.Start();

    public async Task DisposeAsync() => await _dispatch.DisposeAsync();

    [Theory]
    [InlineData("UPDATE ticket_history SET text = 'other' WHERE ticket_id = $1")]
    [InlineData("DELETE FROM ticket_history WHERE ticket_id = $1")]
    public async Task HistoryRow_ChangedPastTheCode_IsRefused(string sql)
    {
        var id = (await _dispatch.File("own")).Id;
        var before = (await _dispatch.History(id)).Select(h => (h.Seq, h.Kind, h.Text)).ToList();

        var unit = new UnitOfWork(new UnitGates());
        unit.Write(session => session.Execute(sql, id));
        var act = () => _dispatch.Get<IDatabase>().CommitAsync(unit, CancellationToken.None);
        await act.Should().ThrowAsync<WriteConflictException>().WithMessage("*append-only*");

        (await _dispatch.History(id)).Select(h => (h.Seq, h.Kind, h.Text)).Should().Equal(before);
    }
}
