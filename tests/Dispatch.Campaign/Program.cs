using System.Diagnostics;
using Dispatch.Campaign;
using Dispatch.Campaign.Checks;
using Dispatch.Campaign.Faults;
using Dispatch.Campaign.Load;
using Dispatch.Host.Composition;

if (args is ["host", ..])
{
    return await RunHostAsync(args[1..]);
}

var options = new Options(args);
var folder = Directory.CreateDirectory(options.Text("folder") ?? Path.Combine(Path.GetTempPath(), $"dispatch-campaign-{Guid.NewGuid():N}")).FullName;
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
            var report = await new KillCampaign(folder, Plan(200, 0, 800, options.Number("seed", Environment.TickCount), options.Text("fault"))).RunAsync();
            Console.WriteLine(report);

            // A campaign in which nothing was acknowledged has shown nothing.
            return report.Acknowledged > 0 ? report.Violations : [.. report.Violations, "nothing was acknowledged before the kills: give the host more time with --from and --to (ms)"];
        case "check":
            return Checker.Check(Path.Combine(folder, "data", "dispatch.db"), OperationLog.Read(Path.Combine(folder, "operations.ndjson")));
        case "mutations":
            return await MutationsAsync();
        case "sweep":
            return await new WriteSweep(folder, options.Number("first", 1), options.Number("step", 1), options.Number("limit", 100_000), options.Number("port", 5600)).RunAsync();
        case "writes":
            return await new EveryWrite(folder, options.Number("port", 5600)).RunAsync();
        case "timers":
            return await new TimerCampaign(folder, options.Number("timers", 100_000), options.Number("kills", 20), options.Number("seed", Environment.TickCount), options.Number("port", 5600)).RunAsync();
        case "agree":
            return await AgreeCampaign.RunAsync(folder, options.Number("minutes", 60), options.Number("clients", 4), options.Number("seed", Environment.TickCount), options.Number("port", 5600));
        case "fuzz":
            return await FuzzCampaign.RunAsync(folder, options.Number("requests", 20_000), options.Number("seed", Environment.TickCount), options.Number("port", 5600));
        case "storm":
            return await TaskStorm.RunAsync(folder, options.Number("tasks", 10_000), options.Number("clients", 64), options.Number("port", 5600));
        case "ready":
            return await ReadyCampaign.RunAsync(folder, options.Number("tickets", 100_000), options.Number("timers", 100_000), options.Number("port", 5600));
        case "disk":
            return await new DiskCampaign(folder, options.Number("port", 5600)).RunAsync();
        case "power":
            return await new PowerCampaign(folder, options.Number("images", 200), options.Number("seed", Environment.TickCount), options.Text("synchronous") ?? "FULL", options.Number("port", 5600)).RunAsync();
        case "neighbours":
            return await new NeighbourCampaign(folder, options.Number("rounds", 3), options.Number("port", 5600)).RunAsync();
        default:
            Console.WriteLine(
                """
                kill        [--kills 200] [--clients 8] [--seed N] [--from MS] [--to MS] [--minutes N] [--scale 0.0001] [--check-every 250] [--fault NAME]   kill -9 under load
                check       --folder DIR                                        what a campaign that was broken off has left there, its host being dead
                mutations   [--kills 4] [--only NAME]                           the checker must find every planted fault
                sweep       [--first 1] [--step 1] [--limit N]                  kill at every write of one complaint (strace)
                writes                                                          the same on paper: all writes recorded once, and every prefix of them tried (strace)
                timers      [--timers 100000] [--kills 20] [--seed N]           kills and jumps of the clock (faketime)
                storm       [--tasks 10000] [--clients 64]                      many tasks completed at once
                agree       [--minutes 60] [--clients 4] [--seed N]             lost answers and a fickle receiver: both sides agree in the end
                fuzz        [--requests 20000] [--seed N]                       nonsense along the API's description
                ready       [--tickets 100000] [--timers 100000]                start to ready after a kill
                disk                                                            full, failing, locked (root, strace)
                power       [--images 200] [--seed N] [--synchronous FULL]      files as a power cut may leave them (strace)
                neighbours  [--rounds 3]                                        what one bad neighbour costs the others
                each takes --port N and --folder DIR, where the data is kept
                """);
            return ["no such command"];
    }
}

KillPlan Plan(int kills, int from, int to, int seed, string? fault) =>
    new(options.Number("kills", kills), options.Number("clients", 8), seed, options.Number("from", from), options.Number("to", to), options.Number("minutes", 1440), options.Text("scale") ?? "0.0001", options.Number("check-every", 250), options.Number("port", 5600), fault);

// A checker that misses a planted fault is itself the violation.
async Task<IReadOnlyList<string>> MutationsAsync()
{
    if (options.Text("only") is { } asked && asked != "synchronous-normal" && !PlantedFault.Names.Contains(asked))
    {
        return [$"there is no planted fault '{asked}'; there are: synchronous-normal, {string.Join(", ", PlantedFault.Names)}"];
    }

    var missed = new List<string>();
    foreach (var fault in PlantedFault.Names.Where(n => options.Text("only") is not { } only || n == only))
    {
        var plan = Plan(4, 1000, 2500, options.Number("seed", 1), fault);

        // A timer can only be left behind by a task that is done before its limits, however slow the machine.
        plan = fault == "timer-left-behind" ? plan with { Scale = "0.05" } : plan;
        var report = await new KillCampaign(Path.Combine(folder, fault), plan).RunAsync();
        Console.WriteLine($"{fault}: {(report.Violations.Count > 0 ? $"found by {report.Violations.Count} violations, e.g. {report.Violations[0]}" : "MISSED")}");
        if (report.Violations.Count == 0)
        {
            missed.Add($"the checker misses the planted fault '{fault}'");
        }
    }

    if (options.Text("only") is null or "synchronous-normal")
    {
        var lost = await new PowerCampaign(Path.Combine(folder, "synchronous-normal"), 60, options.Number("seed", 1), "NORMAL", options.Number("port", 5600)).RunAsync();
        Console.WriteLine($"synchronous-normal: {(lost.Count > 0 ? $"found by {lost.Count} violations, e.g. {lost[0]}" : "MISSED")}");
        missed.AddRange(lost.Count > 0 ? [] : ["the power campaign misses that commits are not made durable"]);
    }

    return missed;
}

// The child: a host as it ships, or with a planted fault. It goes when the campaign goes, which holds its input open.
static async Task<int> RunHostAsync(string[] args)
{
    var (fault, receiver) = (new Options(args).Text("fault"), new Options(args).Text("receiver"));
    new Thread(EndWithParent) { IsBackground = true }.Start();
    await using var app = await DispatchHost.StartAsync(args, builder =>
    {
        if (fault is not null)
        {
            PlantedFault.Plant(builder.Services, fault, receiver);
        }
    });
    await Task.Delay(Timeout.InfiniteTimeSpan);
    return 0;
}

// Nobody says anything: what is waited for is the end of the input. A thread of its own, so that a host that is still starting or is stuck goes too.
static void EndWithParent()
{
    while (Console.In.ReadLine() is not null)
    {
    }

    Process.GetCurrentProcess().Kill();
}
