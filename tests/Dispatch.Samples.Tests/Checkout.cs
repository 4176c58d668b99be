namespace Dispatch.Samples.Tests;

/// <summary>Where the checkout and its built host are.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string Sample(string name) => Path.Combine(Root, "samples", name);

    /// <summary>A program that was built with these tests, in the same configuration.</summary>
    public static string Assembly(string name)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;
        return Path.Combine(Root, "artifacts", "bin", name, configuration, name + ".dll");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Dispatch.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Dispatch.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
