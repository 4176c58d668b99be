using System.Net;
using System.Xml.Linq;

namespace Dispatch.Host.Tests;

/// <summary>Open311 GeoReport v2 as its clients speak it.</summary>
public sealed class Open311Tests(CommonHost common) : IClassFixture<CommonHost>
{
    private const string Root = "/open311/v2";

    [Fact]
    public async Task Filing_ByFormWithTheKeyInIt_IsATicketOfThatPlace()
    {
        var filed = await FileAsync(
            ("service_code", "water.outage"), ("description", "三号楼停水"), ("address_id", "compound-guiyuan"), ("lat", "36.452"), ("long", "115.985"),
            ("attribute[households]", "40"), ("first_name", "三"), ("last_name", "张"), ("phone", "13800000001"), ("email", ""));

        filed.StatusCode.Should().Be(HttpStatusCode.Created);
        var id = (await filed.JsonAsync())[0].GetProperty("service_request_id").GetString();
        var ticket = await (await common.Host.Client("demo-station-guiyuan").GetAsync($"/api/v1/tickets/{id}")).JsonAsync();
        ticket.GetProperty("channel").GetString().Should().Be("open311");
        ticket.GetProperty("compoundId").GetString().Should().Be("compound-guiyuan");
        ticket.GetProperty("fields").GetProperty("households").GetInt32().Should().Be(40);
        ticket.GetProperty("status").GetString().Should().Be("atStation");
    }

    [Theory]
    [InlineData("address_string", "枫河花园 5 号楼门口", "compound-fenghe")]
    [InlineData("address_string", "Fenghe Garden, block 5", "compound-fenghe")]
    [InlineData("address_id", "building-guiyuan-1", "compound-guiyuan")]
    public async Task Filing_WithAPlaceInWords_FindsTheCompound(string argument, string value, string compound)
    {
        var filed = await FileAsync(("service_code", "noise.neighbour"), (argument, value));

        (await AddressIdAsync(filed)).Should().Be(compound);
    }

    [Fact]
    public async Task Filing_WithAPointOnly_GoesToTheNearestCompound()
    {
        var filed = await FileAsync(("service_code", "noise.neighbour"), ("lat", "36.4604"), ("long", "115.9780"));

        (await AddressIdAsync(filed)).Should().Be("compound-hubin");
    }

    [Theory]
    [InlineData("lat", "36.45")]
    [InlineData("address_id", "compound-nowhere")]
    [InlineData("address_string", "somewhere else")]
    public async Task Filing_WithoutAUsablePlace_IsRefusedWithCodeAndDescription(string argument, string value)
    {
        var filed = await FileAsync(("service_code", "noise.neighbour"), (argument, value));

        filed.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var error = (await filed.JsonAsync())[0];
        error.GetProperty("code").GetInt32().Should().Be(400);
        error.GetProperty("description").GetString().Should().NotBeEmpty();
    }

    [Fact]
    public async Task EveryRoute_WithoutAKey_IsRefusedWith403InItsFormat()
    {
        var services = await common.Host.Client().GetAsync($"{Root}/services.xml");

        services.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        var errors = XDocument.Parse(await services.Content.ReadAsStringAsync()).Root!;
        errors.Name.LocalName.Should().Be("errors");
        errors.Element("error")!.Element("code")!.Value.Should().Be("403");
        (await common.Host.Client().GetAsync($"{Root}/discovery.json")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Services_AsXml_HaveTheSpecificationsNames()
    {
        var services = XDocument.Parse(await common.Host.Client().GetStringAsync($"{Root}/services.xml?api_key=demo-dept-fire")).Root!;

        services.Name.LocalName.Should().Be("services");
        var water = services.Elements("service").Single(s => s.Element("service_code")!.Value == "water.outage");
        water.Element("metadata")!.Value.Should().Be("true");
        water.Element("type")!.Value.Should().Be("realtime");
        var definition = XDocument.Parse(await common.Host.Client().GetStringAsync($"{Root}/services/water.outage.xml?api_key=demo-dept-fire")).Root!;
        definition.Element("attributes")!.Elements("attribute").Select(a => a.Element("datatype")!.Value).Should().Contain("number");
    }

    [Fact]
    public async Task Requests_AreThoseTheKeyMaySee_WithoutTheReporter()
    {
        var filed = await FileAsync(("service_code", "noise.neighbour"), ("address_id", "compound-guiyuan"), ("last_name", "李四光"), ("phone", "13911112222"));
        var id = (await filed.JsonAsync())[0].GetProperty("service_request_id").GetString();

        var own = await common.Host.Client("demo-community-sunshine").GetStringAsync($"{Root}/requests.json?service_request_id={id}&status=closed");
        var foreign = await common.Host.Client("demo-dept-fire").GetStringAsync($"{Root}/requests.json?service_request_id={id}");

        own.Should().Contain(id).And.Contain("\"status\":\"open\"").And.Contain("+08:00").And.NotContain("李四光").And.NotContain("13911112222");
        foreign.Should().Be("[]");
        (await common.Host.Client("demo-dept-fire").GetAsync($"{Root}/requests/{id}.json")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var token = await (await common.Host.Client("demo-community-sunshine").GetAsync($"{Root}/tokens/{id}.json")).JsonAsync();
        token[0].GetProperty("service_request_id").GetString().Should().Be(id);
    }

    [Theory]
    [InlineData("start_date=2026-01-01&end_date=2026-06-01")]
    [InlineData("status=half")]
    public async Task Requests_WithABadFilter_AreRefused(string query)
    {
        (await common.Host.Client("demo-community-sunshine").GetAsync($"{Root}/requests.json?{query}")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private Task<HttpResponseMessage> FileAsync(params (string Name, string Value)[] arguments) => common.Host.Client().PostAsync(
        $"{Root}/requests.json",
        new FormUrlEncodedContent(arguments.Append(("api_key", "demo-hotline")).Select(a => new KeyValuePair<string, string>(a.Item1, a.Item2))));

    private async Task<string?> AddressIdAsync(HttpResponseMessage filed)
    {
        var id = (await filed.JsonAsync())[0].GetProperty("service_request_id").GetString();
        var found = await (await common.Host.Client("demo-hotline").GetAsync($"{Root}/requests/{id}.json")).JsonAsync();
        return found[0].GetProperty("address_id").GetString();
    }
}
