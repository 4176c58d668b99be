using Dispatch.Campaign.Checks;
using Dispatch.Campaign.Load;
using Dispatch.Host.Tests.Fuzzing;

namespace Dispatch.Campaign;

/// <summary>Sends nonsense along the API's description to a real host, then holds the database against every invariant.</summary>
internal static class FuzzCampaign
{
    public static async Task<IReadOnlyList<string>> RunAsync(string folder, int requests, int seed, int port)
    {
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        FuzzReport report;
        using (var host = await HostProcess.StartAsync(data, port, null, ["--Dispatch:AnonymousRequestsPerSecond=100000"]))
        {
            using var client = new HttpClient { BaseAddress = host.Address };
            report = await new Fuzzer(client, await ApiDocument.OfAsync(client), seed).RunAsync(requests);
            await host.KillAsync();
        }

        Console.WriteLine($"seed {seed}: {report}");
        return [.. report.Violations.Take(50), .. Checker.Check(Path.Combine(data, "dispatch.db"), new Dictionary<string, Operation>())];
    }
}
