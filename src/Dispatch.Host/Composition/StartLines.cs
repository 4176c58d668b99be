using Dispatch.Host.Identity;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dispatch.Host.Composition;

/// <summary>What the host says when it is ready: where pages, API and demo keys are.</summary>
internal static class StartLines
{
    public static IEnumerable<string> Of(WebApplication app)
    {
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? DispatchHost.DefaultUrl;
        var data = app.Services.GetRequiredService<DataDirectory>().Path;
        yield return $"Dispatch 吹哨报到 is ready at {url} ({app.Environment.EnvironmentName}), data in {data}";
        yield return $"  pages            {url}/          designer  {url}/studio/";
        yield return $"  API description  {url}/scalar    OpenAPI   {url}/openapi/v1.json    health  {url}/health/ready";
        if (app.Services.GetRequiredService<FirstStart>() is { IsOpen: true } first)
        {
            yield return $"  首次启动 first start  {url}/setup  一次性代码 one-time code: {first.Code}  (本次启动有效 good until the first admin is made or the service stops)";
        }

        if (app.Environment.IsDevelopment())
        {
            yield return "  demo keys        demo-admin demo-district demo-street-hanjiang demo-community-sunshine demo-station-guiyuan demo-dept-water demo-hotline … (header X-Api-Key)";
            yield return "  demo accounts    the same names at /login, password Dispatch-demo-1";
        }
    }
}
