using System.Xml.Linq;

namespace Dispatch.Architecture.Tests;

/// <summary>References between the projects, as their files declare them: also those that no type uses yet.</summary>
public sealed class ProjectFileTests
{
    [Fact]
    public void ProjectReferences_OfEachLayer_PointDownward()
    {
        for (var level = 0; level < Layer.FromTheBottom.Count; level++)
        {
            var layer = Layer.FromTheBottom[level];
            var above = Layer.FromTheBottom.Skip(level);

            References(SourceProject(layer), "ProjectReference").Select(Path.GetFileNameWithoutExtension)
                .Should().NotIntersectWith(above, "{0} may reference only what stands below it", layer);
        }
    }

    [Fact]
    public void SourceProjects_ReferenceNoTests()
    {
        var offenders = Repository.Files("src", "*.csproj")
            .SelectMany(file => References(file, "ProjectReference").Where(path => path.Contains("tests/", StringComparison.Ordinal)));

        offenders.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Layer.Engine)]
    [InlineData(Layer.Workflows)]
    public void Layer_BelowTheHost_DeclaresNoAspNetCore(string layer)
    {
        var project = SourceProject(layer);

        References(project, "FrameworkReference").Concat(References(project, "PackageReference"))
            .Should().NotContain(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        XDocument.Load(project).Root!.Attribute("Sdk")!.Value.Should().Be("Microsoft.NET.Sdk");
    }

    [Fact]
    public void PackageReferences_CarryNoVersion()
    {
        var offenders = AllProjects().SelectMany(file => XDocument.Load(file).Descendants("PackageReference")
            .Where(package => package.Attribute("Version") is not null)
            .Select(package => $"{Repository.Relative(file)}: {package.Attribute("Include")?.Value}"));

        offenders.Should().BeEmpty("versions stand in Directory.Packages.props, once");
    }

    [Fact]
    public void Projects_AllStandInTheSolution()
    {
        var solution = File.ReadAllText(Repository.PathOf("Dispatch.sln")).Replace('\\', '/');

        AllProjects().Select(Repository.Relative).Should().OnlyContain(path => solution.Contains(path));
    }

    [Fact]
    public void Projects_EachHaveALockFile()
    {
        var missing = AllProjects().Where(file => !File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "packages.lock.json")));

        missing.Select(Repository.Relative).Should().BeEmpty("a checkout restores exactly what was tested");
    }

    private static string SourceProject(string layer) => Repository.PathOf("src", layer, layer + ".csproj");

    private static IEnumerable<string> AllProjects() =>
        new[] { "src", "tests", "eng", "samples" }.SelectMany(folder => Repository.Files(folder, "*.csproj"));

    private static IEnumerable<string> References(string project, string element) =>
        XDocument.Load(project).Descendants(element).Select(item => item.Attribute("Include")?.Value ?? "");
}
