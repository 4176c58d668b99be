using System.Text.Json.Nodes;
using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Tests.Definitions;

public sealed class DefinitionJsonTests
{
    private static readonly string[] _notCompared = ["$schema", "id", "version", "createdAt", "isLatest", "isPublished", "isReadonly", "isSystem", "toolVersion"];

    public static TheoryData<string> Cases()
    {
        var data = new TheoryData<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Conformance", "Cases"), "*.json").Where(f => !f.EndsWith(".expected.json", StringComparison.Ordinal)).Order())
        {
            data.Add(Path.GetFileName(file));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void RoundTrip_ImportExportImport_IsEqual(string file)
    {
        var original = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "Cases", file)))!["definition"]!;
        var first = DefinitionJson.Export(DefinitionJson.Read(original.ToJsonString()));
        var second = DefinitionJson.Export(DefinitionJson.Read(first));
        second.Should().Be(first);
        JsonNode.DeepEquals(Compared(JsonNode.Parse(first)!), Compared(original)).Should().BeTrue();
    }

    [Fact]
    public void Read_UnknownMembers_AreKept()
    {
        const string Json = """{"definitionId":"d","futureThing":{"a":[1,2]},"root":{"id":"r","type":"Acme.Pigeon","version":7,"Feathers":{"typeName":"String","expression":{"type":"Cobol","value":"X"}},"metadata":{"designer":{"position":{"x":1.5,"y":2}}}}}""";
        var written = JsonNode.Parse(DefinitionJson.Write(DefinitionJson.Read(Json)))!;
        written["futureThing"]!.ToJsonString().Should().Be("""{"a":[1,2]}""");
        written["root"]!["Feathers"]!["expression"]!["type"]!.GetValue<string>().Should().Be("Cobol");
        written["root"]!["metadata"]!["designer"]!["position"]!["x"]!.GetValue<double>().Should().Be(1.5);
        written["root"]!["version"]!.GetValue<int>().Should().Be(7);
    }

    [Fact]
    public void Read_NamesInAnyCase_AreUnderstood()
    {
        var definition = DefinitionJson.Read("""{"DEFINITIONID":"d","Name":"名","Variables":[{"ID":"v","NAME":"x","TypeName":"Int32","VALUE":"3"}],"Root":{"ID":"r","TYPE":"Elsa.WriteLine","Text":"hello"}}""");
        definition.DefinitionId.Should().Be("d");
        definition.Variables.Should().ContainSingle().Which.Value.Should().Be("3");
        DefinitionJson.Write(definition).Should().Contain("\"root\":{\"id\":\"r\",\"type\":\"Elsa.WriteLine\"").And.Contain("名");
    }

    [Fact]
    public void Write_NodeIds_AreComputedAnew()
    {
        const string Json = """{"definitionId":"d","root":{"id":"r","nodeId":"wrong","type":"Elsa.Sequence","activities":[{"id":"s","type":"Elsa.Switch","cases":[{"label":"A","condition":{"type":"JavaScript","value":"true"},"activity":{"id":"a","type":"Elsa.WriteLine"}}]}]}}""";
        var root = JsonNode.Parse(DefinitionJson.Write(DefinitionJson.Read(Json)))!["root"]!;
        root["nodeId"]!.GetValue<string>().Should().Be("Workflow1:r");
        root["activities"]![0]!["cases"]![0]!["activity"]!["nodeId"]!.GetValue<string>().Should().Be("Workflow1:r:s:a");
        root["activities"]![0]!["cases"]![0]!["condition"]!.AsObject().ContainsKey("nodeId").Should().BeFalse();
    }

    [Fact]
    public void Read_ActivityThatAnotherServerCouldNotFind_IsPutBackAsItWas()
    {
        const string Json = """{"definitionId":"d","root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"h","type":"Elsa.NotFoundActivity","missingTypeName":"Acme.Pigeon","originalActivityJson":"{\"id\":\"h\",\"type\":\"Acme.Pigeon\",\"version\":1,\"speed\":3}","metadata":{"designer":{"position":{"x":9,"y":8}}}}]}}""";
        var activity = JsonNode.Parse(DefinitionJson.Write(DefinitionJson.Read(Json)))!["root"]!["activities"]![0]!;
        activity["type"]!.GetValue<string>().Should().Be("Acme.Pigeon");
        activity["speed"]!.GetValue<int>().Should().Be(3);
        activity["metadata"]!["designer"]!["position"]!["x"]!.GetValue<int>().Should().Be(9);
    }

    [Theory]
    [InlineData("[]", "$:")]
    [InlineData("{\"definitionId\":\"d\",\"version\":\"x\"}", "$.version:")]
    [InlineData("{\"variables\":{}}", "$.variables:")]
    [InlineData("{\"variables\":[{}]}", "$.variables[0]:")]
    [InlineData("{\"root\":{\"id\":\"r\",\"type\":\"Elsa.Sequence\",\"activities\":[{\"id\":\"a\",\"type\":5},{\"id\":\"b\",\"version\":1,\"type\":\"\"}]}}", "$.root.activities[1].type:")]
    [InlineData("{", "$:")]
    public void Read_NotADefinition_SaysWhere(string json, string path)
    {
        var reading = () => DefinitionJson.Read(json);
        reading.Should().Throw<DefinitionFormatException>().Which.Message.Should().StartWith(path);
    }

    [Theory]
    [InlineData("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core", "ContinueWithIncidents")]
    [InlineData("ContinueWithIncidentsStrategy", "ContinueWithIncidents")]
    [InlineData("Elsa.Workflows.Runtime.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime", "CorrelatedSingleton")]
    public void Read_Strategies_AreNamedShort(string type, string name)
    {
        var options = DefinitionJson.Read(new JsonObject { ["options"] = new JsonObject { ["incidentStrategyType"] = type, ["activationStrategyType"] = type } }.ToJsonString()).Options;
        options.IncidentStrategy.Should().Be(name);
        options.ActivationStrategy.Should().Be(name);
    }

    private static JsonObject Compared(JsonNode definition)
    {
        var json = (JsonObject)definition.DeepClone();
        foreach (var name in _notCompared)
        {
            json.Remove(name);
        }

        Strip(json);
        return json;
    }

    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                members.Remove("nodeId");
                foreach (var (name, value) in members.ToList())
                {
                    if (value is null)
                    {
                        members.Remove(name);
                    }

                    Strip(value);
                }

                break;
            case JsonArray list:
                list.ToList().ForEach(Strip);
                break;
        }
    }
}
