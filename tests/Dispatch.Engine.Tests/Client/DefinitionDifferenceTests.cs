using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Definitions;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Client;

public sealed class DefinitionDifferenceTests
{
    [Fact]
    public void Between_WhatADesignerWritesOut_IsNoChange()
    {
        var before = Definition("d", Flow("root", [Line("a"), Line("b")], "a -> b"));
        var after = (JsonObject)before.DeepClone();
        after["options"] = new JsonObject { ["autoUpdateConsumingWorkflows"] = false };
        after["root"]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false };
        after["root"]!["activities"]![0]!["text"]!["typeName"] = "String";
        Between(before, after).Should().BeEmpty();
    }

    [Fact]
    public void Between_ChangesOfAllKinds_NamesEach()
    {
        var before = Definition("d", Flow("root", [Line("a"), Line("b")], "a -> b"), Variable("x", "1"));
        var after = Definition("d", Flow("root", [Line("a", Js("1 + 1")), Line("c")], "a -> c"), Variable("x", "2")).With("options", new JsonObject { ["usableAsActivity"] = true });
        Between(before, after).Should().BeEquivalentTo(
            """~ options: {} → {"usableAsActivity":true}""",
            "~ variable 'x' value: '1' → '2'",
            "- connection a:Done → b",
            "+ connection a:Done → c",
            "~ activity 'a' (Elsa.WriteLine) text: 'a' → '1 + 1' (JavaScript)",
            "- activity 'b' (Elsa.WriteLine)",
            "+ activity 'c' (Elsa.WriteLine)");
    }

    [Fact]
    public void Between_AFlagTurnedOff_IsAChange()
    {
        var before = Definition("d", Line("a")).With("options", new JsonObject { ["usableAsActivity"] = true });
        Between(before, Definition("d", Line("a")).With("options", new JsonObject { ["usableAsActivity"] = false })).Should().ContainSingle().Which.Should().Contain("usableAsActivity");
    }

    private static IReadOnlyList<string> Between(JsonObject before, JsonObject after) =>
        DefinitionDifference.Between(DefinitionJson.Read(before.ToJsonString()), DefinitionJson.Read(after.ToJsonString()));
}
