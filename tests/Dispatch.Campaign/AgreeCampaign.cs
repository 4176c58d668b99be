using Dispatch.Campaign.Load;
using Dispatch.Host.Tests.Agreement;

namespace Dispatch.Campaign;

/// <summary>Traffic over a bad line for some minutes: a client that loses every second answer, a receiver that answers late, wrongly, twice or never.</summary>
internal static class AgreeCampaign
{
    public static async Task<IReadOnlyList<string>> RunAsync(string folder, int minutes, int clients, int seed, int port)
    {
        await using var receiver = await FickleReceiver.StartAsync(seed);
        using var host = await HostProcess.StartAsync(Path.Combine(folder, "data"), port, null, []);
        using var line = new BadLine(host.Address, receiver);
        await line.SubscribeAsync();
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            while (!time.IsCancellationRequested)
            {
                await line.HandleAsync();
            }
        }));

        // The last pauses of a receiver that failed often are long.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(30));
        var disagreements = await line.DisagreementsAsync(patience.Token);
        Console.WriteLine($"{line.Tickets} tickets, {line.Lost} answers lost, {receiver.Repeats} events heard again, seed {seed}: {disagreements.Count} disagreements");
        await host.KillAsync();
        return line.Tickets > 0 ? disagreements : ["no ticket was handled"];
    }
}
