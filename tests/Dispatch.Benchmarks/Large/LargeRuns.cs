using System.Diagnostics;
using Dispatch.Benchmarks.Complaints;
using Dispatch.Benchmarks.Http;

namespace Dispatch.Benchmarks.Large;

/// <summary>The same steps and requests in a file full of tickets as in an empty one; how soon such a host is ready after a kill; what it holds in memory.</summary>
internal static class LargeRuns
{
    private const int Rounds = 3;

    public static async Task RunAsync(string folder, string data, int closed, int open, int timers, int complaints, int tasks)
    {
        var watch = Stopwatch.StartNew();
        var large = await LargeDatabase.FillAsync(data, closed, open);
        var megabytes = new FileInfo(Path.Combine(data, "dispatch.db")).Length / 1048576.0;
        var what = FormattableString.Invariant($"{closed:N0} closed and {open:N0} open tickets, {megabytes:N0} MB");
        Console.WriteLine(FormattableString.Invariant($"filled with {what} in {watch.Elapsed.TotalSeconds:N0} s"));
        await CompareStepsAsync(Path.Combine(folder, "empty"), data, what, complaints);
        await StartsAsync(data, large, "open tickets and their timers", null);
        await StartsAsync(data, large, FormattableString.Invariant($"{timers:N0} timers"), timers);
        await HttpAsync(Path.Combine(folder, "http"), data, tasks);
    }

    /// <summary>What a host with so many open tickets holds in memory: once it is ready, and while tasks are completed over HTTP.</summary>
    public static async Task MemoryAsync(string data, int open, int tasks)
    {
        await LargeDatabase.FillAsync(data, 0, open);
        await using var host = await HostChild.StartAsync(data);
        await Task.Delay(TimeSpan.FromSeconds(5));
        var rested = host.Megabytes;
        await TaskCompletions.RunAsync(host, tasks, FormattableString.Invariant($"{open:N0} open tickets"));
        Console.WriteLine(FormattableString.Invariant(
            $"memory with {open:N0} open tickets: {rested:N0} MB after the start, {host.Megabytes:N0} MB after the load, {host.MostMegabytes:N0} MB at most (resident, as the operating system counts it)"));
    }

    // In turns, so that neither file has the compiler to wait for or the machine's better minute.
    private static async Task CompareStepsAsync(string emptyData, string data, string what, int complaints)
    {
        await StepsAsync(emptyData, 2 * complaints);
        List<double> rates = [];
        for (var round = 0; round < Rounds; round++)
        {
            var empty = await StepsAsync(emptyData, complaints);
            var full = await StepsAsync(data, complaints);
            Console.WriteLine(empty with { Case = empty.Case + ", empty file" });
            Console.WriteLine(full with { Case = full.Case + ", " + what });
            rates.Add(full.PerSecond / empty.PerSecond);
        }

        Console.WriteLine($"steps in the full file: {OfTheEmptyOne(rates)}");
    }

    private static async Task<Row> StepsAsync(string data, int complaints)
    {
        await using var host = await ComplaintHost.StartAsync(data);
        return await ComplaintSteps.MeasureAsync(host, 64, complaints);
    }

    private static async Task StartsAsync(string data, LargeDatabase large, string what, int? timers)
    {
        if (timers is { } wanted)
        {
            large.AddTimers(wanted);
        }

        var seconds = new Figures();
        var memory = new Figures();
        for (var i = 0; i < 3; i++)
        {
            await using var host = await HostChild.StartAsync(data);
            seconds.Add(host.TimeToReady.TotalMilliseconds);
            memory.Add(host.Megabytes);
        }

        Console.WriteLine(new Row("ready after a kill", what, 0, seconds.Percentile(0.5), seconds.Percentile(0.99), FormattableString.Invariant($"memory {memory.Percentile(0.99):N0} MB when ready")));
    }

    private static async Task HttpAsync(string emptyData, string data, int tasks)
    {
        List<double> rates = [];
        double memory = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (empty, _) = await CompletionsAsync(emptyData, tasks, "empty file");
            (var full, memory) = await CompletionsAsync(data, tasks, "full file");
            rates.Add(full.PerSecond / empty.PerSecond);
        }

        Console.WriteLine(FormattableString.Invariant($"HTTP in the full file: {OfTheEmptyOne(rates)}; memory after the load {memory:N0} MB"));
    }

    private static string OfTheEmptyOne(List<double> rates) =>
        FormattableString.Invariant($"{rates.Order().ElementAt(Rounds / 2):P0} of the empty one (median of {Rounds} rounds; {rates.Min():P0} to {rates.Max():P0})");

    private static async Task<(Row Last, double Megabytes)> CompletionsAsync(string data, int tasks, string what)
    {
        await using var host = await HostChild.StartAsync(data);
        var rows = await TaskCompletions.RunAsync(host, tasks, what);
        return (rows[^1], host.Megabytes);
    }
}
