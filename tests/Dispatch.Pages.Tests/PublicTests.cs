using System.Net.Http.Json;
using Dispatch.Studio.Tests;

namespace Dispatch.Pages.Tests;

/// <summary>What anybody may see tells of no person, no place and no small number, however it is asked for.</summary>
public sealed class PublicTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Alone = "care.subsidy";
    private static readonly string[] _personal =
        ["欧阳测试", "13912345678", "ouyang@example.org", "枫林渡 9 栋 1203", "我家水管坏了三天", "三天没有水", "compound-guiyuan", "桂苑", "Guiyuan", "station-guiyuan"];

    private static readonly string[] _addresses =
    [
        "/", "/public", "/public?from=2020-01-01&to=2099-12-31", "/public?unitId=community-sunshine&groupBy=community", "/public?categoryCode=" + Alone, "/public?q=water&format=json", "/public?handler=Export&format=csv",
        "/track/AAAAAAAAAAAA", "/login", "/file", "/file?handler=Answer&compoundId=compound-guiyuan&categoryCode=water.outage&q=三天没有水", "/health/ready", "/open311/v2/discovery.json",
    ];

    [SkippableFact]
    public async Task PublicPages_HoldNothingOfThoseWhoFiled()
    {
        var host = new PagesHost();
        await host.InitializeAsync();
        try
        {
            using var hotline = new HttpClient { BaseAddress = host.Address };
            hotline.DefaultRequestHeaders.Add("X-Api-Key", "demo-hotline");
            List<string> codes = [];
            for (var i = 0; i < 6; i++)
            {
                codes.Add(await FileAsync(hotline, "water.outage"));
            }

            codes.Add(await FileAsync(hotline, Alone));
            foreach (var (locale, width) in new[] { ("zh-CN", 360), ("en", 768), ("zh-CN", 1440) })
            {
                await using var visitor = await Somebody.VisitAsync(chromium, host.Address, locale, width);
                foreach (var address in _addresses)
                {
                    var answer = await visitor.Page.APIRequest.GetAsync(new Uri(host.Address, address).ToString(), new() { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept-Language"] = locale } });
                    // The form to file with names all places by itself, and a refused question quotes nothing.
                    var text = await answer.TextAsync();
                    foreach (var word in _personal[..(address == "/file" ? 6 : _personal.Length)].Concat(codes))
                    {
                        text.Should().NotContain(word, address);
                    }
                }

                await visitor.GoAsync("/public");
                (await visitor.Page.InnerTextAsync(".figures .figure")).Should().Be("7", "the page counts them all");
                var categories = await visitor.Page.InnerTextAsync("table.bars");
                categories.Should().Contain(visitor.In("停水", "Water outage"), "six are many enough");
                categories.Should().NotContain(visitor.In("救助申请", "Relief application"), "one is not");
                await visitor.FindsNothingWrongAsync();
            }
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task<string> FileAsync(HttpClient hotline, string category)
    {
        var body = new
        {
            channel = "hotline", title = "我家水管坏了三天", description = "三天没有水", categoryCode = category, compoundId = "compound-guiyuan",
            location = new { lat = 36.4521, lon = 115.9853, address = "枫林渡 9 栋 1203" }, reporter = new { name = "欧阳测试", phone = "13912345678", email = "ouyang@example.org" },
        };
        using var answer = await hotline.PostAsJsonAsync("/api/v1/tickets", body);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("trackingCode").GetString()!;
    }
}
