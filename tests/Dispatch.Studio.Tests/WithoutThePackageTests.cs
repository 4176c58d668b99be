using System.Net;
using Dispatch.Host.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Studio.Tests;

/// <summary>A host that was built without Node.js has no Studio; its page says what to do, and everything else works.</summary>
public sealed class WithoutThePackageTests : IAsyncLifetime
{
    private readonly StudioHost _host = new(services => services.AddSingleton(StudioPackage.NotInstalled));

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Page_WithoutThePackage_SaysWhatToDoInBothLanguagesAndTheRestWorks()
    {
        using var client = new HttpClient { BaseAddress = _host.Address };

        foreach (var (language, words) in new[] { ("zh-CN", "安装 Node.js 20 或更新版本"), ("en-US", "Install Node.js 20 or later") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/studio/");
            request.Headers.Add("Accept-Language", language);
            using var answer = await client.SendAsync(request);
            answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            (await answer.Content.ReadAsStringAsync()).Should().Contain(words).And.Contain("dotnet build src/Dispatch.Host");
        }

        (await _host.Admin().GetAsync("workflow-definitions")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
