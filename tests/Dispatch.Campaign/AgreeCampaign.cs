using Dispatch.Campaign.Load;
using Dispatch.Host.Tests.Agreement;

namespace Dispatch.Campaign;

/// <summary>Traffic over a bad line for some minutes: a client that loses every second answer, a receiver that answers late, wrongly, twice or never.</summary>
internal static class AgreeCampaign
{
    /// <summary>Most tickets that the receiver has not heard out yet; beyond it clients wait, since a receiver that often never answers hears slower than they can file.</summary>
    private const int MostUnheard = 100;

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
                if (line.Unheard < MostUnheard)
                {
                    await line.HandleAsync();
                }
                else
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(100));
                }
            }
        }));

        // The pauses of what failed a dozen times last longer than an hour: the receiver is mended, and what waits is asked for.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var disagreements = await line.DisagreementsAsync(patience.Token);
        Console.WriteLine($"{line.Tickets} tickets in {minutes} minutes, {line.Lost} answers lost, {receiver.Heard} events heard, {receiver.Repeats} of them again, {receiver.Failed} deliveries failed, seed {seed}: {disagreements.Count} disagreements");
        await host.KillAsync();
        return line.Tickets > 0 ? disagreements : ["no ticket was handled"];
    }
}
