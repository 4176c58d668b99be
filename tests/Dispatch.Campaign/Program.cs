using Dispatch.Campaign;
using Dispatch.Campaign.Faults;
using Dispatch.Campaign.Load;
using Dispatch.Host.Composition;

if (args is ["host", ..])
{
    return await RunHostAsync(args[1..]);
}

var options = new Options(args);
var folder = options.Text("folder") ?? Directory.CreateTempSubdirectory("dispatch-campaign-").FullName;
var violations = await RunAsync(args.FirstOrDefault() ?? "");
foreach (var violation in violations)
{
    Console.WriteLine("VIOLATION " + violation);
}

Console.WriteLine(violations.Count == 0 ? "all invariants hold" : $"{violations.Count} violations; the data is kept in {folder}");
if (violations.Count == 0 && options.Text("folder") is null)
{
    Directory.Delete(folder, recursive: true);
}

return violations.Count == 0 ? 0 : 1;

async Task<IReadOnlyList<string>> RunAsync(string command)
{
    switch (command)
    {
        case "kill":
            var report = await new KillCampaign(folder, Plan(200, 50, 800, options.Number("seed", Environment.TickCount), options.Text("fault"))).RunAsync();
            Console.WriteLine(report);

            // A campaign in which nothing was acknowledged has shown nothing.
            return report.Acknowledged > 0 ? report.Violations : [.. report.Violations, "nothing was acknowledged before the kills: give the host more time with --from and --to (ms)"];
        case "mutations":
            return await MutationsAsync();
        case "sweep":
            return await WriteSweep.RunAsync(folder, options.Number("step", 1), options.Number("limit", 100_000));
        case "storm":
            return await TaskStorm.RunAsync(folder, options.Number("tasks", 10_000), options.Number("clients", 64), options.Number("port", 5580));
        default:
            Console.WriteLine("commands: kill [--kills N] [--clients N] [--seed N] [--fault NAME] [--from MS] [--to MS] [--minutes N] [--port N] | mutations [--kills N] [--only NAME] | sweep [--step N] [--limit N] | storm [--tasks N] [--clients N]");
            return ["no such command"];
    }
}

KillPlan Plan(int kills, int from, int to, int seed, string? fault) =>
    new(options.Number("kills", kills), options.Number("clients", 8), seed, options.Number("from", from), options.Number("to", to), options.Number("minutes", 1440), options.Number("port", 5600), fault);

// A checker that misses a planted fault is itself the violation.
async Task<IReadOnlyList<string>> MutationsAsync()
{
    var missed = new List<string>();
    foreach (var fault in PlantedFault.Names.Where(n => options.Text("only") is not { } only || n == only))
    {
        var report = await new KillCampaign(Path.Combine(folder, fault), Plan(4, 1500, 3000, options.Number("seed", 1), fault)).RunAsync();
        Console.WriteLine($"{fault}: {(report.Violations.Count > 0 ? $"found by {report.Violations.Count} violations, e.g. {report.Violations[0]}" : "MISSED")}");
        if (report.Violations.Count == 0)
        {
            missed.Add($"the checker misses the planted fault '{fault}'");
        }
    }

    return missed;
}

// The child: a host as it ships, or with a planted fault. It goes when the campaign goes, which held its input open.
static async Task<int> RunHostAsync(string[] args)
{
    var (fault, receiver) = (new Options(args).Text("fault"), new Options(args).Text("receiver"));
    await using var app = await DispatchHost.StartAsync(args, builder =>
    {
        if (fault is not null)
        {
            PlantedFault.Plant(builder.Services, fault, receiver);
        }
    });
    while (await Console.In.ReadLineAsync() is not null)
    {
        // Nobody says anything: what is waited for is the end.
    }

    return 0;
}
