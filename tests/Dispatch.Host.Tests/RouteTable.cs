using Dispatch.Host.Tests.Fuzzing;

namespace Dispatch.Host.Tests;

/// <summary>The table of routes and those who may call them.</summary>
internal static class RouteTable
{
    private static readonly Dictionary<string, string> _rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "routes.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => $"{words[0]} {words[1]}", words => string.Join(' ', words[2..]), StringComparer.Ordinal);

    /// <summary>Who may call an operation: open, all, or roles.</summary>
    public static string? Who(ApiOperation operation) => _rows.GetValueOrDefault(operation.Name);
}
