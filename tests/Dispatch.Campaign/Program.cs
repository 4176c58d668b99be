using Dispatch.Campaign;
using Dispatch.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

if (args is ["host", ..])
{
    // The child: a host as it ships, or with a planted fault.
    var fault = new Options(args).Text("fault");
    await using var app = await DispatchHost.StartAsync(args[1..], builder =>
    {
        if (fault is not null)
        {
            PlantedFault.Plant(builder.Services, fault);
        }
    });
    await app.WaitForShutdownAsync();
    return 0;
}

var options = new Options(args);
var folder = Directory.CreateTempSubdirectory("dispatch-campaign-").FullName;
var violations = await RunAsync(args.FirstOrDefault() ?? "");
foreach (var violation in violations)
{
    Console.WriteLine("VIOLATION " + violation);
}

Console.WriteLine(violations.Count == 0 ? "all invariants hold" : $"{violations.Count} violations; the data is kept in {folder}");
if (violations.Count == 0)
{
    Directory.Delete(folder, recursive: true);
}

return violations.Count == 0 ? 0 : 1;

async Task<IReadOnlyList<string>> RunAsync(string command)
{
    switch (command)
    {
        case "kill":
            var report = await KillCampaign.RunAsync(folder, options.Number("kills", 200), options.Number("clients", 8), options.Number("seed", Environment.TickCount), options.Text("fault"), options.Number("from", 50), options.Number("to", 800));
            Console.WriteLine(report);

            // A campaign in which nothing was acknowledged has shown nothing.
            return report.Acknowledged > 0 ? report.Violations : [.. report.Violations, "nothing was acknowledged before the kills: give the host more time with --from and --to (ms)"];
        case "mutations":
            return await MutationsAsync();
        case "sweep":
            return await WriteSweep.RunAsync(folder, options.Number("step", 1), options.Number("limit", 100_000));
        case "storm":
            return await TaskStorm.RunAsync(folder, options.Number("tasks", 10_000), options.Number("clients", 64));
        default:
            Console.WriteLine("commands: kill [--kills N] [--clients N] [--seed N] [--fault NAME] [--from MS] [--to MS] | mutations [--kills N] | sweep [--step N] [--limit N] | storm [--tasks N] [--clients N]");
            return ["no such command"];
    }
}

// A checker that misses a planted fault is itself the violation.
async Task<IReadOnlyList<string>> MutationsAsync()
{
    var missed = new List<string>();
    foreach (var fault in PlantedFault.Names)
    {
        var report = await KillCampaign.RunAsync(Path.Combine(folder, fault), options.Number("kills", 6), 8, options.Number("seed", 1), fault, options.Number("from", 1000), options.Number("to", 2500));
        Console.WriteLine($"{fault}: {(report.Violations.Count > 0 ? "found, e.g. " + report.Violations[0] : "MISSED")}");
        if (report.Violations.Count == 0)
        {
            missed.Add($"the checker misses the planted fault '{fault}'");
        }
    }

    return missed;
}
