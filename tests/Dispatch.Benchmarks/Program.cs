using Dispatch.Benchmarks;
using Dispatch.Benchmarks.Complaints;
using Dispatch.Benchmarks.Http;
using Dispatch.Benchmarks.Large;
using Dispatch.Benchmarks.Pages;
using Dispatch.Benchmarks.Reports;
using Dispatch.Benchmarks.Security;
using Dispatch.Host.Composition;

if (args is ["reports", .. var options])
{
    // Has its own table, see ReportScale; calendar likewise, see CalendarScale.
    await ReportScale.RunAsync(options);
    return 0;
}

if (args is ["calendar", .. var rest])
{
    await CalendarScale.RunAsync(rest);
    return 0;
}

if (args is ["timing", .. var times])
{
    // What time alone would tell, or one key's flood take from another: see TimingRatios.
    var place = Directory.CreateTempSubdirectory("dispatch-timing-").FullName;
    await TimingRatios.RunAsync(place, times is [var asked] ? int.Parse(asked, System.Globalization.CultureInfo.InvariantCulture) : 1000);
    Directory.Delete(place, recursive: true);
    return 0;
}

if (args is ["dictionary", var file])
{
    // Makes the dictionary of packed texts anew, see TextDictionary.
    var place = Directory.CreateTempSubdirectory("dispatch-dictionary-").FullName;
    await TextDictionary.MakeAsync(place, file);
    Directory.Delete(place, recursive: true);
    return 0;
}

if (args is ["pages", .. var sample])
{
    // What a person waits for in a browser: see PageLoads.
    return await PageLoads.RunAsync(sample is [var tickets] ? int.Parse(tickets, System.Globalization.CultureInfo.InvariantCulture) : 500);
}

if (args is ["lists", .. var sizes])
{
    // What a click on a list takes over files of different sizes; they are kept under --in and taken again: see ListPages.
    await ListPages.RunAsync(sizes);
    return 0;
}

if (args is ["host", ..])
{
    // The child of the workloads over HTTP: a host as it ships.
    return await DispatchHost.RunAsync(args[1..]);
}

var arguments = new Arguments(args);
if (arguments.Unknown is { } unknown)
{
    Console.WriteLine($"There is no workload '{unknown}'. There are: {string.Join(' ', Arguments.Known)}; and --scale SHARE, --callers N,N, --closed N,N, --open N,N, --timers N, --in DIR, --kept DIR.");
    return 2;
}

var folder = Directory.CreateDirectory(Path.Combine(arguments.Folder, "dispatch-bench-" + Guid.NewGuid().ToString("n"))).FullName;
Console.WriteLine(Row.Header);
try
{
    foreach (var workload in arguments.Workloads)
    {
        await RunAsync(workload);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

return 0;

static string FileOf(int closed) => "large-" + closed.ToString(System.Globalization.CultureInfo.InvariantCulture);

async Task RunAsync(string workload)
{
    switch (workload)
    {
        case "raw":
            foreach (var group in new[] { 1, 8, 64 })
            {
                RawSqlite.StepRows(folder, group, arguments.Scaled(8000) / group);
            }

            return;
        case "complaints":
            await ComplaintSteps.RunAsync(folder, arguments.Scaled(2000), arguments.Callers);
            return;
        case "shape":
            await ComplaintSteps.PrintShapeAsync(folder, arguments.Scaled(200));
            return;
        case "http":
            await using (var host = await HostChild.StartAsync(Path.Combine(folder, "http")))
            {
                await TaskCompletions.RunAsync(host, arguments.Scaled(6000));
            }

            return;
        case "large":
            foreach (var (closed, open) in arguments.Closed.Zip(arguments.Open))
            {
                var place = Directory.CreateDirectory(Path.Combine(folder, FileOf(closed))).FullName;
                await LargeRuns.RunAsync(place, Path.Combine(arguments.Kept ?? place, FileOf(closed)), closed, open, arguments.Timers, arguments.Scaled(2000), arguments.Scaled(6000));
                Directory.Delete(place, recursive: true);
            }

            return;
        case "fill":
            foreach (var (closed, open) in arguments.Closed.Zip(arguments.Open))
            {
                await LargeDatabase.FillAsync(Path.Combine(arguments.Kept ?? arguments.Folder, FileOf(closed)), closed, open);
            }

            return;
        case "memory":
            foreach (var open in arguments.Open)
            {
                await LargeRuns.MemoryAsync(Path.Combine(folder, "memory-" + open.ToString(System.Globalization.CultureInfo.InvariantCulture)), open, arguments.Scaled(6000));
            }

            return;
    }

    await using var engine = await EngineUnderLoad.StartAsync(Path.Combine(folder, workload + ".db"), clocks: workload == "delays");
    switch (workload)
    {
        case "short":
            await EngineWorkloads.ShortAsync(engine, 8, arguments.Scaled(4000), "warm up");
            foreach (var callers in new[] { 1, 8, 64 })
            {
                await EngineWorkloads.ShortAsync(engine, callers, arguments.Scaled(2000 * Math.Min(callers, 16)));
            }

            foreach (var instances in new[] { 10_000, 40_000, 160_000 })
            {
                await EngineWorkloads.ShortAsync(engine, 64, arguments.Scaled(instances), $"{instances:N0} instances more");
            }

            break;
        case "long":
            foreach (var callers in new[] { 1, 8, 64 })
            {
                await EngineWorkloads.LongAsync(engine, callers, arguments.Scaled(500 * Math.Min(callers, 16)));
            }

            foreach (var instances in new[] { 5000, 20_000, 80_000 })
            {
                await EngineWorkloads.LongAsync(engine, 64, arguments.Scaled(instances), $"{instances:N0} instances more");
            }

            break;
        case "race":
            foreach (var instances in new[] { 1000, 10_000, 40_000 })
            {
                await EngineWorkloads.RaceAsync(engine, arguments.Scaled(instances));
            }

            break;
        case "delays":
            foreach (var count in new[] { 500, 2000, 10_000 })
            {
                await EngineWorkloads.DelaysAsync(engine, arguments.Scaled(count));
            }

            foreach (var perSecond in new[] { 100, 500, 2000 })
            {
                await EngineWorkloads.TimersAsync(engine, perSecond, arguments.Scaled(10));
            }

            break;
    }
}
