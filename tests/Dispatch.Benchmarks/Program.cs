using Dispatch.Benchmarks;
using Dispatch.Benchmarks.Complaints;

if (args is ["reports", .. var options])
{
    await ReportScale.RunAsync(options);
    return;
}

// Prints one table. Without arguments everything; or the names of the workloads: raw short long race delays …; "reports" has its own, see ReportScale.
var wanted = args.Length == 0 ? ["raw", "short", "long", "race", "delays"] : args;
var folder = Directory.CreateTempSubdirectory("dispatch-bench-").FullName;
Console.WriteLine(Row.Header);
try
{
    foreach (var workload in wanted)
    {
        await RunAsync(workload);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

async Task RunAsync(string workload)
{
    if (workload == "raw")
    {
        foreach (var group in new[] { 1, 8, 64 })
        {
            RawSqlite.StepRows(folder, group, 4000 / group);
        }

        return;
    }

    if (workload == "complaints")
    {
        await ComplaintSteps.RunAsync(folder, 1000);
        return;
    }

    if (workload == "profile")
    {
        await using var host = await ComplaintHost.StartAsync(Path.Combine(folder, "profile"));
        Console.WriteLine(await ComplaintSteps.MeasureAsync(host, 64, 300));
        if (Environment.GetEnvironmentVariable("SHAPE") == "1")
        {
            await ComplaintSteps.RecordedAsync(host, folder, 100, true);
        }

        Console.WriteLine(await ComplaintSteps.MeasureAsync(host, 64, 2500));
        return;
    }

    await using var engine = await EngineUnderLoad.StartAsync(Path.Combine(folder, workload + ".db"), clocks: workload == "delays");
    switch (workload)
    {
        case "short":
            await EngineWorkloads.ShortAsync(engine, 8, 2000);
            foreach (var callers in new[] { 1, 8, 64 })
            {
                await EngineWorkloads.ShortAsync(engine, callers, 2000 * Math.Min(callers, 8));
            }

            break;
        case "long":
            foreach (var callers in new[] { 1, 8, 64 })
            {
                await EngineWorkloads.LongAsync(engine, callers, 500 * Math.Min(callers, 8));
            }

            break;
        case "race":
            await EngineWorkloads.RaceAsync(engine, 10_000);
            break;
        case "delays":
            await EngineWorkloads.DelaysAsync(engine, 2000);
            await EngineWorkloads.DelaysAsync(engine, 10_000);
            break;
        default:
            Console.WriteLine($"There is no workload '{workload}'.");
            break;
    }
}
