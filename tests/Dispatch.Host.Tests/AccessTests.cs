using System.Net;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Host.Tests;

public sealed class AccessTests(CommonHost common) : IClassFixture<CommonHost>
{
    private static readonly string[] _assets = ["/scalar", "/studio", "/_"];

    [Fact]
    public void Routes_All_DeclareWhoMayCallThem() =>
        Routes().Where(r => r.Endpoint.Metadata.GetMetadata<EndpointAccess>() is null).Select(r => r.Name).Should().BeEmpty();

    [Fact]
    public void Routes_All_StandInTheTableWithThoseWhoMayCallThem()
    {
        var table = Table();
        var found = Routes().Where(r => !IsAsset(r.Name)).DistinctBy(r => r.Name).ToDictionary(r => r.Name, r => Words(r.Endpoint), StringComparer.Ordinal);

        // What is found is kept beside the tests: after review its new lines go into the table.
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "routes.found.txt"), found.Select(f => $"{f.Key} {f.Value}"));
        string.Join('\n', found.Where(f => !table.ContainsKey(f.Key)).Select(f => $"{f.Key} {f.Value}")).Should().BeEmpty("each route has a line in routes.txt");
        table.Keys.Except(found.Keys).Should().BeEmpty("each line in routes.txt is a route");
        found.Should().BeEquivalentTo(table);
    }

    [Fact]
    public async Task Routes_All_AnswerEachRoleAsTheTableSays()
    {
        var clients = new Dictionary<string, HttpClient>(StringComparer.Ordinal) { [""] = common.Host.Client() };
        foreach (var role in Roles.All)
        {
            clients[role] = common.Host.Client(await common.Host.KeyAsync(role, "unit-of-nobody"));
        }

        var wrong = new List<string>();
        foreach (var (name, who) in Table())
        {
            var parts = name.Split(' ');
            foreach (var (role, client) in clients)
            {
                var answer = await AskAsync(client, parts[0], parts[1]);
                var expected = who == "open" || (role.Length > 0 && (who == "all" || who.Split(' ').Contains(role)));
                var isRefused = answer is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

                // Open311 knows no 401.
                var isUnauthorized = role.Length == 0 && !parts[1].StartsWith("/open311", StringComparison.Ordinal);
                if (isRefused == expected || (!expected && (answer == HttpStatusCode.Unauthorized) != isUnauthorized))
                {
                    wrong.Add($"{name} as '{role}': {answer}");
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Requests_All_SayWhoMaySendThem() =>
        RequestDeclarations.Missing(typeof(Caller).Assembly, typeof(Engine.Client.ICommand<>).Assembly, typeof(EndpointAccess).Assembly).Should().BeEmpty();

    [Fact]
    public void Request_WithoutDeclaration_StopsTheStart()
    {
        var start = () => RequestDeclarations.Verify(typeof(Undeclared).Assembly);
        start.Should().Throw<InvalidOperationException>().WithMessage("*Undeclared*");
    }

    [Fact]
    public async Task Command_ForAnotherRole_IsRefusedBelowTheRoutesToo()
    {
        await using var scope = common.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Anonymous;
        var send = () => scope.ServiceProvider.GetRequiredService<ISender>().Send(new CountUp(null));
        await send.Should().ThrowAsync<ForbiddenException>();
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string method, string route)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(route, "\\{\\*?\\*?(\\w+)[^}]*\\}", match => match.Value.Contains(":int", StringComparison.Ordinal) ? "1" : match.Groups[1].Value == "documentName" ? "v1" : "nothing");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var request = new HttpRequestMessage(new HttpMethod(method == "PAGE" ? "GET" : method), path);
        if (method is "POST" or "PUT" or "PATCH")
        {
            request.Content = Json.Body("{}");
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel.Token);
        return answer.StatusCode == HttpStatusCode.Unauthorized && route.EndsWith("/login", StringComparison.Ordinal) ? HttpStatusCode.OK : answer.StatusCode;
    }

    private IEnumerable<(string Name, Endpoint Endpoint)> Routes() =>
        from endpoint in common.Host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText?.Trim('/')
        where !path.StartsWith("/api/v1/test", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["PAGE"]
        select ($"{method} {path}", (Endpoint)endpoint);

    private static string Words(Endpoint endpoint)
    {
        var access = endpoint.Metadata.GetMetadata<EndpointAccess>()!;
        return access.IsOpen ? "open" : access.Roles.Count == Roles.All.Count ? "all" : string.Join(' ', access.Roles.Order(StringComparer.Ordinal));
    }

    private static bool IsAsset(string name) => _assets.Any(a => name.Split(' ')[1].StartsWith(a, StringComparison.Ordinal));

    private static Dictionary<string, string> Table() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "routes.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(
            words => $"{words[0]} {words[1]}",
            words => words[2] is "open" or "all" ? words[2] : string.Join(' ', words[2..].Order(StringComparer.Ordinal)),
            StringComparer.Ordinal);

    private sealed record Undeclared : IRequest;
}
