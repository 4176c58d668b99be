using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Tests.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Engine.Tests.Outbox;

public sealed class OutboxHasteTests
{
    [Fact]
    public async Task Stream_ThatPausesAfterAFailure_GoesOnInOrderWhenHastened()
    {
        var receiver = new Receiver();
        await using var engine = await TestEngine.StartAsync(configure: services => services.AddScoped<IOutboxHandler>(_ => receiver));
        await engine.UnitAsync((services, unit) =>
        {
            foreach (var id in new[] { "a", "b" })
            {
                services.GetRequiredService<IOutbox>().Send(unit, new OutboxMessage(id, receiver.Kind, "stream", "{}", engine.Time.GetUtcNow()));
            }

            return Task.FromResult(true);
        });

        // The clock stands: by itself the pause after the failure never ends.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (engine.Read(s => s.QueryFirst("SELECT COUNT(*) FROM engine_outbox WHERE attempts = 1", r => r.GetInt64(0))) == 0)
        {
            await Task.Delay(2, patience.Token);
        }

        receiver.IsWell = true;
        while (receiver.Taken.Count < 2)
        {
            await engine.UnitAsync((services, unit) =>
            {
                services.GetRequiredService<IOutbox>().Hasten(unit, "stream");
                return Task.FromResult(true);
            });
            await Task.Delay(2, patience.Token);
        }

        receiver.Taken.Should().Equal("a", "b");
    }

    [Fact]
    public async Task Stream_HastenedWhileAnAttemptIsUnderWay_MakesNoPauseWhenThatFails()
    {
        var receiver = new Receiver();
        await using var engine = await TestEngine.StartAsync(configure: services => services.AddScoped<IOutboxHandler>(_ => receiver));
        receiver.BeforeFailing = () =>
        {
            receiver.IsWell = true;
            engine.Get<OutboxDispatcher>().Hasten("stream");
        };
        await engine.UnitAsync((services, unit) =>
        {
            services.GetRequiredService<IOutbox>().Send(unit, new OutboxMessage("a", receiver.Kind, "stream", "{}", engine.Time.GetUtcNow()));
            return Task.FromResult(true);
        });

        // The clock stands: a pause would never end.
        (await receiver.First.WaitAsync(TimeSpan.FromMinutes(2))).Should().Be("a");
    }

    private sealed class Receiver : IOutboxHandler
    {
        private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Kind => "test";

        public bool IsWell { get; set; }

        public Action BeforeFailing { get; set; } = () => { };

        public List<string> Taken { get; } = [];

        public Task<string> First => _first.Task;

        public Task DeliverAsync(OutboxMessage message, UnitOfWork unit, CancellationToken cancellation)
        {
            if (!IsWell)
            {
                BeforeFailing();
                throw new HttpRequestException("not now");
            }

            Taken.Add(message.Id);
            _first.TrySetResult(message.Id);
            return Task.CompletedTask;
        }
    }
}
