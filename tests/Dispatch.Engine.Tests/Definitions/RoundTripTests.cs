using System.Text.Json.Nodes;
using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Tests.Definitions;

public sealed class RoundTripTests
{
    private static readonly string[] _server = ["$schema", "id", "version", "createdAt", "isLatest", "isPublished", "isReadonly", "isSystem", "toolVersion"];

    public static TheoryData<string> Cases() =>
        new(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Conformance", "Cases"), "*.json").Where(f => !f.EndsWith(".expected.json", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Definition_ImportedAndExported_IsEqual(string file)
    {
        var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "Cases", file)))!["definition"]!;
        var exported = DefinitionJson.Export(DefinitionJson.Read(definition.ToJsonString()));
        JsonNode.DeepEquals(Bare(JsonNode.Parse(exported)!), Bare(definition)).Should().BeTrue();
        DefinitionJson.Export(DefinitionJson.Read(exported)).Should().Be(exported);
    }

    [Fact]
    public void Definition_WithWhatNobodyKnows_KeepsIt()
    {
        const string Json = """
            {"definitionId":"d","name":"中文名","future":{"a":[1,{"b":null}]},"variables":[{"id":"v","name":"x","typeName":"Acme.Thing, Acme","isArray":false,"value":"1","odd":true}],"inputs":[],"outputs":[],"outcomes":[],
             "customProperties":{"VariableTestValues":{"v":"1"}},"options":{"usableAsActivity":false,"commitStrategyName":"Periodic","new":1},
             "root":{"id":"root","type":"Acme.Canvas","version":7,"acts":[{"id":"a","type":"Acme.Pigeon","version":2,"message":{"typeName":"String","expression":{"type":"Cobol","value":"x"}},"metadata":{"designer":{"position":{"x":1.5,"y":-2}}}}]}}
            """;
        var exported = JsonNode.Parse(DefinitionJson.Export(DefinitionJson.Read(Json)))!;
        JsonNode.DeepEquals(Bare(exported), Bare(JsonNode.Parse(Json)!)).Should().BeTrue();
        exported["$schema"]!.ToString().Should().Be(DefinitionJson.Schema);
    }

    [Fact]
    public void Definition_WithOtherCase_IsReadTheSame()
    {
        var definition = DefinitionJson.Read("""{"DefinitionId":"d","Name":"n","Variables":[{"Id":"v","Name":"x","TypeName":"Int32"}],"Root":{"Id":"r","Type":"Elsa.WriteLine","Text":"hello"}}""");
        definition.DefinitionId.Should().Be("d");
        definition.Variables.Should().ContainSingle().Which.Name.Should().Be("x");
        definition.Root!["type"]!.ToString().Should().Be("Elsa.WriteLine");
    }

    [Fact]
    public void Definition_Exported_NumbersItsNodes()
    {
        var exported = JsonNode.Parse(DefinitionJson.Export(DefinitionJson.Read("""{"definitionId":"d","root":{"id":"root","nodeId":"wrong","type":"Elsa.Sequence","activities":[{"id":"a","type":"Elsa.WriteLine"}]}}""")))!;
        exported["root"]!["nodeId"]!.ToString().Should().Be("Workflow1:root");
        exported["root"]!["activities"]![0]!["nodeId"]!.ToString().Should().Be("Workflow1:root:a");
    }

    [Fact]
    public void Activity_OnceNotFound_ComesBackAsItWas()
    {
        var missing = new JsonObject
        {
            ["id"] = "p",
            ["type"] = "Elsa.NotFoundActivity",
            ["version"] = 1,
            ["missingTypeName"] = "Acme.Pigeon",
            ["originalActivityJson"] = """{"id":"p","type":"Acme.Pigeon","version":3,"to":"roof"}""",
            ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 9 } } },
        };
        var root = DefinitionJson.Read(new JsonObject { ["definitionId"] = "d", ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray(missing) } }.ToJsonString()).Root!;
        var pigeon = root["activities"]![0]!;
        pigeon["type"]!.ToString().Should().Be("Acme.Pigeon");
        pigeon["to"]!.ToString().Should().Be("roof");
        pigeon["metadata"]!["designer"]!["position"]!["x"]!.GetValue<int>().Should().Be(9);
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("[]", "$")]
    [InlineData("{\"root\":3}", "$.root")]
    [InlineData("{\"root\":{}}", "$.root.type")]
    [InlineData("{\"variables\":[3]}", "$.variables[0]")]
    [InlineData("{\"version\":\"x\"}", "$.version")]
    [InlineData("{\"root\":{\"type\":\"Elsa.Sequence\",\"activities\":[{\"id\":\"a\"}]}}", null)]
    public void Definition_Malformed_IsRefusedWithThePath(string json, string? path)
    {
        if (path is null)
        {
            DefinitionJson.Read(json).Root.Should().NotBeNull();
            return;
        }

        FluentActions.Invoking(() => DefinitionJson.Read(json)).Should().Throw<DefinitionFormatException>().Which.Message.Should().Contain(path);
    }

    private static JsonNode Bare(JsonNode definition)
    {
        var bare = definition.DeepClone();
        foreach (var name in _server)
        {
            bare.AsObject().Remove(name);
        }

        Strip(bare);
        return bare;
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Strip(item);
            }
        }
        else if (node is JsonObject members)
        {
            members.Remove("nodeId");
            foreach (var (name, value) in members.ToList())
            {
                if (value is null)
                {
                    members.Remove(name);
                }

                Strip(value);
            }
        }
    }
}
