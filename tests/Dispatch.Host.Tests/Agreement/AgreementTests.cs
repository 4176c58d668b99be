using Dispatch.Host.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Dispatch.Host.Tests.Agreement;

/// <summary>A client that loses every second answer and repeats, and a fickle receiver: in the end both sides agree. The campaign's <c>agree</c> does it for longer.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task BothSides_OverABadLine_AgreeOnEveryTicket()
    {
        await using var receiver = await FickleReceiver.StartAsync(seed: 20260302);
        await using var host = await RunningHost.StartAsync(configure: builder => builder.Services.PostConfigure<HttpClientFactoryOptions>(
            WebhookPost.ClientName, options => options.HttpClientActions.Add(client => client.Timeout = TimeSpan.FromSeconds(1))));
        using var line = new BadLine(host.Address, receiver);
        await line.SubscribeAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => line.HandleAsync()));

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        (await line.DisagreementsAsync(patience.Token)).Should().BeEmpty();
        host.Count("SELECT COUNT(*) FROM tickets").Should().Be(6);
        line.Lost.Should().BePositive();
        receiver.Repeats.Should().BePositive();
    }
}
