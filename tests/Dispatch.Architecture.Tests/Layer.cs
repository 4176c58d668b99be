using System.Reflection;

namespace Dispatch.Architecture.Tests;

/// <summary>The three layers of the product, by assembly.</summary>
internal static class Layer
{
    public const string Engine = "Dispatch.Engine";
    public const string Workflows = "Dispatch.Workflows";
    public const string Host = "Dispatch.Host";

    /// <summary>From the bottom upwards: a layer may reference only what stands before it.</summary>
    public static readonly IReadOnlyList<string> FromTheBottom = [Engine, Workflows, Host];

    public static Assembly Load(string layer) => Assembly.Load(layer);
}
