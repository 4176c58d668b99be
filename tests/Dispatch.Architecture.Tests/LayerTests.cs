using NetArchTest.Rules;

namespace Dispatch.Architecture.Tests;

/// <summary>References between the layers, as the compiled assemblies have them.</summary>
public sealed class LayerTests
{
    [Fact]
    public void Engine_Types_DependOnNoLayerAbove() => Refuse(Layer.Engine, Layer.Workflows, Layer.Host);

    [Fact]
    public void Workflows_Types_DependOnNoLayerAbove() => Refuse(Layer.Workflows, Layer.Host);

    [Fact]
    public void Engine_Types_DoNotKnowAspNetCore() => Refuse(Layer.Engine, "Microsoft.AspNetCore");

    [Fact]
    public void Workflows_Types_DoNotKnowAspNetCore() => Refuse(Layer.Workflows, "Microsoft.AspNetCore");

    [Fact]
    public void Engine_TypeNames_ContainNoWordOfTheDomain()
    {
        string[] domainWords = ["Ticket", "Complaint", "Whistle", "Resident", "Community", "Department", "Street", "DutyList", "Admission"];

        var found = Types.InAssembly(Layer.Load(Layer.Engine)).GetTypes()
            .Where(type => domainWords.Any(word => type.Name.Contains(word, StringComparison.Ordinal)))
            .Select(type => type.FullName);

        found.Should().BeEmpty("the engine runs definitions and knows nothing of what they are about");
    }

    [Fact]
    public void Execution_Types_DoNotReachTheDatabase() =>
        RefuseRoom("Dispatch.Engine.Execution", "Dispatch.Engine.Persistence", "Dispatch.Engine.Runtime", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite");

    [Fact]
    public void Execution_Types_DoNotReachTheClock() =>
        RefuseRoom("Dispatch.Engine.Execution", "Quartz", "Dispatch.Engine.Timers");

    [Fact]
    public void Authoring_Types_DoNotReachTheDatabase() =>
        RefuseRoom("Dispatch.Engine.Authoring", "Dispatch.Engine.Persistence", "Dispatch.Engine.Runtime", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite");

    [Fact]
    public void State_Types_DoNotReachTheDatabase() =>
        RefuseRoom("Dispatch.Engine.State", "Dispatch.Engine.Persistence", "Dispatch.Engine.Runtime", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite");

    [Fact]
    public void Definitions_Types_KnowNoDatabaseLibrary() =>
        RefuseRoom("Dispatch.Engine.Definitions", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite");

    [Fact]
    public void Expressions_Types_DoNotReachTheDatabase() =>
        RefuseRoom("Dispatch.Engine.Expressions", "Dispatch.Engine.Persistence", "Dispatch.Engine.Runtime", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite");

    [Fact]
    public void Persistence_Types_DoNotRunWorkflows() =>
        RefuseRoom("Dispatch.Engine.Persistence", "Dispatch.Engine.Execution", "Dispatch.Engine.Activities");

    private static void Refuse(string layer, params string[] banned) =>
        Assert(Types.InAssembly(Layer.Load(layer)), banned);

    private static void RefuseRoom(string room, params string[] banned)
    {
        var types = Types.InAssembly(Layer.Load(Layer.Engine)).That().ResideInNamespace(room);
        Assert(types.ShouldNot().HaveDependencyOnAny(banned).GetResult());
    }

    private static void Assert(Types types, string[] banned) =>
        Assert(types.ShouldNot().HaveDependencyOnAny(banned).GetResult());

    private static void Assert(NetArchTest.Rules.TestResult result) =>
        (result.FailingTypeNames ?? []).Should().BeEmpty();
}
