using Dispatch.Engine.Outbox;

namespace Dispatch.Engine.Tests.Outbox;

/// <summary>What the outbox holds in memory: bounded for each receiver, and never out of order within a stream.</summary>
public sealed class OutboxQueueTests
{
    private readonly OutboxQueue _queue = new(limit: 8);
    private readonly List<OutboxLane> _lanes = [];
    private int _count;

    [Fact]
    public void Receiver_ThatTakesNothing_LeavesRoomForOthers()
    {
        Read();
        for (var i = 0; i < 20; i++)
        {
            New("dead:" + i, "dead");
        }

        New("good:1", "good");
        Delivered().Should().Contain("good:1 20").And.HaveCount(3);
    }

    [Fact]
    public void Stream_WhoseOlderMessageFoundNoRoom_IsNotOvertaken()
    {
        Read();
        foreach (var stream in new[] { "a", "b", "c" })
        {
            New(stream, "one");
        }

        // The third found no room. There is room again, but its stream's later message must wait behind it.
        Delivered().Should().Equal("a 0", "b 1");
        New("c", "one");
        Delivered().Should().BeEmpty();

        Read(Message("c", 2), Message("c", 3));
        Delivered().Should().Equal("c 2", "c 3");
    }

    [Fact]
    public void Message_CommittedBeforeTheTableWasRead_ComesAfterTheOlderOnesOfItsStream()
    {
        _queue.BeginReading();
        New("a", "one", 7);
        Keep(_queue.TakeStored(Held(Message("a", 5), "one")));
        _queue.EndReading(complete: true).ForEach(Keep);

        Delivered().Should().Equal("a 5", "a 7");
    }

    [Fact]
    public void Table_ThatWasNotReadToItsEnd_KeepsNewMessagesWaiting()
    {
        _queue.BeginReading();
        _queue.EndReading(complete: false).Should().BeEmpty();
        New("a", "one");
        Delivered().Should().BeEmpty();

        Read(Message("a", 0));
        Delivered().Should().Equal("a 0");
    }

    private void Read(params OutboxMessage[] stored)
    {
        _queue.BeginReading();
        foreach (var message in stored)
        {
            Keep(_queue.TakeStored(Held(message, "one")));
        }

        _queue.EndReading(complete: true).ForEach(Keep);
    }

    private void New(string stream, string target, int? number = null) => Keep(_queue.TakeNew(Held(Message(stream, number ?? _count++), target)));

    private static HeldMessage Held(OutboxMessage message, string target) => new(message, DateTimeOffset.UnixEpoch, target);

    private static OutboxMessage Message(string stream, int number) => new($"{number}", "test", stream, "null", DateTimeOffset.UnixEpoch);

    private void Keep(OutboxLane? lane)
    {
        if (lane is not null)
        {
            _lanes.Add(lane);
        }
    }

    private List<string> Delivered()
    {
        var delivered = new List<string>();
        foreach (var lane in _lanes)
        {
            while (_queue.Next(lane) is { } next)
            {
                delivered.Add($"{lane.Stream} {next.Message.Id}");
                _queue.Done(lane);
            }
        }

        _lanes.Clear();
        return delivered;
    }
}
