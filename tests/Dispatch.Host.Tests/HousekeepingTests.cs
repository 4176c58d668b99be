using Dispatch.Host.Composition;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Host.Tests;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task Tidy_AfterADay_ForgetsFirstAnswersAndKnowsWhenKeysWereUsed()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await RunningHost.StartAsync(
            configure: builder =>
            {
                CountUp.Register(builder);
                builder.Services.AddSingleton<TimeProvider>(time);
            },
            map: CountUp.Map);
        var housekeeping = host.Services.GetRequiredService<Housekeeping>();
        (await host.Client("demo-admin").SendAsync(HttpMethod.Post, "/api/v1/test/count", "{}", ("Idempotency-Key", "k"))).EnsureSuccessStatusCode();

        await housekeeping.TidyAsync(default);
        host.Count("SELECT COUNT(*) FROM host_first_answers").Should().Be(1);
        host.Count("SELECT COUNT(*) FROM host_api_keys WHERE id = 'demo-admin' AND last_used_at IS NOT NULL").Should().Be(1);

        time.Advance(TimeSpan.FromHours(25));
        await housekeeping.TidyAsync(default);
        host.Count("SELECT COUNT(*) FROM host_first_answers").Should().Be(0);
    }
}
