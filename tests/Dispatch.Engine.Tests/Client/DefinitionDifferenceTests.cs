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
            """~ 选项 options: {} → {"usableAsActivity":true}""",
            "~ 变量 variable 'x' 初始值 value: '1' → '2'",
            "- 连线 connection a:Done → b",
            "+ 连线 connection a:Done → c",
            "~ 活动 activity 'a' (Elsa.WriteLine) 文字 text: 'a' → '1 + 1' (JavaScript)",
            "- 活动 activity 'b' (Elsa.WriteLine)",
            "+ 活动 activity 'c' (Elsa.WriteLine)");
    }

    [Fact]
    public void Between_AFlagTurnedOff_IsAChange()
    {
        var before = Definition("d", Line("a")).With("options", new JsonObject { ["usableAsActivity"] = true });
        Between(before, Definition("d", Line("a")).With("options", new JsonObject { ["usableAsActivity"] = false })).Should().ContainSingle().Which.Should().Contain("usableAsActivity");
    }

    private static IReadOnlyList<string> Between(JsonObject before, JsonObject after) =>
        new DefinitionDifference(new ActivityRegistry()).Between(DefinitionJson.Read(before.ToJsonString()), DefinitionJson.Read(after.ToJsonString()));
}
