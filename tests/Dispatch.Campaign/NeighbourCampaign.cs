using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Dispatch.Campaign.Load;

namespace Dispatch.Campaign;

/// <summary>
/// Measures what one bad neighbour costs everybody else: callers' p99, and how late events reach another subscriber, in turns with and without it,
/// over the same host. The neighbours: a workflow whose script never ends, an instance that cannot be read, a subscriber that never answers.
/// </summary>
internal sealed class NeighbourCampaign(string folder, int rounds, int port)
{
    private static readonly TimeSpan _turn = TimeSpan.FromSeconds(10);
    private readonly string _data = Path.Combine(folder, "data");
    private int _count;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        Directory.CreateDirectory(_data);
        await using var silent = SilentListener.Start();
        await using var receiver = await Receiver.StartAsync(failing: false);
        using var host = await HostProcess.StartAsync(_data, port, null, ["--Dispatch:RequestsPerSecond", "1000000"]);
        using var api = new Api(host.Address);
        await api.SubscribeAsync(receiver.Url);
        await MeasureAsync(api, receiver, _ => Task.CompletedTask);
        await CompareAsync("runaway workflow", api, receiver, await RunawayAsync(api));
        await CompareAsync("poison instance", api, receiver, await PoisonAsync(api));
        await api.SubscribeAsync(silent.Url);
        await CompareAsync("subscriber that never answers", api, receiver, stop => Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default), also: async on => await SetSilentAsync(api, silent, on));
        await host.KillAsync();
        return receiver.Events.Count > 0 ? [] : ["no event reached the subscriber"];
    }

    private async Task CompareAsync(string neighbour, Api api, Receiver receiver, Func<CancellationToken, Task> act, Func<bool, Task>? also = null)
    {
        var (without, with) = (new Turn(), new Turn());
        for (var round = 0; round < rounds; round++)
        {
            await (also?.Invoke(false) ?? Task.CompletedTask);
            without.Add(await MeasureAsync(api, receiver, _ => Task.CompletedTask));
            await (also?.Invoke(true) ?? Task.CompletedTask);
            with.Add(await MeasureAsync(api, receiver, act));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{neighbour}: others' p99 {without.P99(t => t.Answers):0.0} ms without, {with.P99(t => t.Answers):0.0} ms with (ratio {with.P99(t => t.Answers) / without.P99(t => t.Answers):0.00}), p50 {without.P50(t => t.Answers):0.0} / {with.P50(t => t.Answers):0.0} ms; events arrive p99 {without.P99(t => t.Arrivals):0} / {with.P99(t => t.Arrivals):0} ms (ratio {with.P99(t => t.Arrivals) / without.P99(t => t.Arrivals):0.00}); {without.Answers.Count} and {with.Answers.Count} requests, {without.Missing + with.Missing} events missing"));
    }

    /// <summary>Files tickets at an even pace for one turn; answers how long each took, and when its first event arrived.</summary>
    private async Task<Turn> MeasureAsync(Api api, Receiver receiver, Func<CancellationToken, Task> neighbour)
    {
        using var stop = new CancellationTokenSource();
        var acting = neighbour(stop.Token);
        var turn = new Turn();
        var clock = Stopwatch.StartNew();
        var pending = new List<Task>();
        while (clock.Elapsed < _turn)
        {
            pending.Add(OneAsync(api, receiver, turn, $"campaign-neighbour-{Interlocked.Increment(ref _count)}"));
            await Task.Delay(25);
        }

        await Task.WhenAll(pending);
        await stop.CancelAsync();
        await acting;
        return turn;
    }

    private static async Task OneAsync(Api api, Receiver receiver, Turn turn, string reference)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await api.FileAsync(reference);
        await Api.ExpectAsync(answer);
        var answered = watch.Elapsed.TotalMilliseconds;
        var ticket = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
        var arrived = await receiver.FirstOfAsync(ticket, TimeSpan.FromSeconds(30));
        lock (turn)
        {
            turn.Answers.Add(answered);
            if (arrived)
            {
                turn.Arrivals.Add(watch.Elapsed.TotalMilliseconds - answered);
            }
            else
            {
                turn.Missing++;
            }
        }
    }

    /// <summary>One workflow whose script never ends is started again as soon as it was stopped.</summary>
    private static async Task<Func<CancellationToken, Task>> RunawayAsync(Api api)
    {
        await api.PublishAsync("campaign-runaway", new JsonObject
        {
            ["id"] = "spin",
            ["type"] = "Elsa.RunJavaScript",
            ["version"] = 1,
            ["script"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "while (true) {}" } },
        });
        return async stop =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var answer = await api.SendAsync(HttpMethod.Post, "demo-admin", "/elsa/api/workflow-definitions/campaign-runaway/execute", []);
            }
        };
    }

    /// <summary>Instances whose stored state is no JSON, each with a timer that is due: it cannot be applied and comes back.</summary>
    private async Task<Func<CancellationToken, Task>> PoisonAsync(Api api)
    {
        await api.PublishAsync("campaign-poison", new JsonObject
        {
            ["id"] = "wait",
            ["type"] = "Elsa.Delay",
            ["version"] = 1,
            ["timeSpan"] = new JsonObject { ["typeName"] = "TimeSpan", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "00:00:01" } },
        });
        return async stop =>
        {
            await Api.ExpectAsync(await api.StartAsync("campaign-poison"));
            await Task.Delay(300, CancellationToken.None);
            using var copies = new Copies(Path.Combine(_data, "dispatch.db"));
            copies.Execute("PRAGMA busy_timeout = 5000; UPDATE engine_instances SET state = 'poison' WHERE definition_id = 'campaign-poison' AND status = 'Running'");
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        };
    }

    private static async Task SetSilentAsync(Api api, SilentListener silent, bool on)
    {
        if (on)
        {
            await api.SubscribeAsync(silent.Url);
            return;
        }

        using var answer = await api.SendAsync(HttpMethod.Get, "demo-admin", "/api/v1/webhooks?limit=50");
        foreach (var webhook in JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!.AsArray().Where(w => (string)w!["url"]! == silent.Url))
        {
            using var _ = await api.SendAsync(HttpMethod.Delete, "demo-admin", $"/api/v1/webhooks/{webhook!["id"]}");
        }
    }

    /// <summary>What one turn measured, in milliseconds.</summary>
    private sealed class Turn
    {
        public List<double> Answers { get; } = [];

        public List<double> Arrivals { get; } = [];

        public int Missing { get; set; }

        public void Add(Turn other)
        {
            Answers.AddRange(other.Answers);
            Arrivals.AddRange(other.Arrivals);
            Missing += other.Missing;
        }

        public double P99(Func<Turn, List<double>> of) => At(of(this), 0.99);

        public double P50(Func<Turn, List<double>> of) => At(of(this), 0.5);

        private static double At(List<double> values, double share) => values.Count == 0 ? double.NaN : values.Order().ElementAt((int)((values.Count - 1) * share));
    }
}
