using System.Globalization;

namespace Dispatch.Benchmarks;

/// <summary>What to measure: names of workloads, and how large.</summary>
internal sealed class Arguments
{
    private readonly double _scale = 1;

    public Arguments(string[] args)
    {
        var named = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
            {
                named.Add(args[i]);
                continue;
            }

            var value = args[++i];
            switch (args[i - 1])
            {
                case "--scale": _scale = double.Parse(value, CultureInfo.InvariantCulture); break;
                case "--closed": Closed = Wholes(value); break;
                case "--open": Open = Wholes(value); break;
                case "--timers": Timers = Whole(value); break;
                case "--callers": Callers = Wholes(value); break;
                case "--in": Folder = value; break;
                case "--kept": Kept = value; break;
                default: Unknown = args[i - 1]; break;
            }
        }

        Workloads = named.Count == 0 ? [.. Known.Where(k => k != "fill")] : named;
        Unknown ??= named.Find(n => !Known.Contains(n));
    }

    /// <summary>All workloads. <c>large</c> needs some 20 GB of disk with its usual sizes.</summary>
    public static IReadOnlyList<string> Known { get; } = ["raw", "short", "long", "race", "delays", "complaints", "shape", "http", "memory", "large", "fill"];

    public IReadOnlyList<string> Workloads { get; }

    /// <summary>The first word that is no workload and no option.</summary>
    public string? Unknown { get; }

    /// <summary>Closed tickets in the large file, one size after the other.</summary>
    public IReadOnlyList<int> Closed { get; } = [10_000, 100_000, 1_000_000];

    /// <summary>Open tickets in the large file, for each size.</summary>
    public IReadOnlyList<int> Open { get; } = [1_000, 10_000, 100_000];

    /// <summary>Pending timers at the start.</summary>
    public int Timers { get; } = 1_000_000;

    /// <summary>How many callers take the complaint steps.</summary>
    public IReadOnlyList<int> Callers { get; } = [1, 8, 64];

    /// <summary>Where <c>fill</c> leaves large files and <c>large</c> finds them; null to make them anew.</summary>
    public string? Kept { get; }

    /// <summary>Where the databases are made: the disk that is measured.</summary>
    public string Folder { get; } = Path.GetTempPath();

    /// <summary>That many, or the wanted share of it.</summary>
    public int Scaled(int count) => Math.Max(1, (int)(count * _scale));

    private static IReadOnlyList<int> Wholes(string values) => [.. values.Split(',').Select(Whole)];

    private static int Whole(string value) => int.Parse(value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
