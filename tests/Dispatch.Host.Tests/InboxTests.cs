using System.Net;
using Dispatch.Host.Live;
using Dispatch.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Host.Tests;

public sealed class InboxTests : IAsyncLifetime
{
    private readonly FakeInbox _inbox = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));
    private RunningHost _host = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync(configure: _inbox.Register);
        _inbox.Feed = _host.Services.GetRequiredService<InboxFeed>();
        _client = _host.Client("demo-dept-water");
    }

    public async Task DisposeAsync()
    {
        _patience.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Wait_EmptyInbox_AnswersWhenATaskArrives()
    {
        var waiting = _client.GetAsync("/api/v1/tasks?state=open&wait=30");
        await Until(() => _inbox.Reads > 0);
        waiting.IsCompleted.Should().BeFalse();
        _inbox.Put("a");

        Ids(await (await waiting).JsonAsync()).Should().Equal("a");
    }

    [Fact]
    public async Task Wait_AllToldBefore_HoldsUntilSomethingNew()
    {
        _inbox.Put("a");
        Ids(await (await _client.GetAsync("/api/v1/tasks?wait=30")).JsonAsync()).Should().Equal("a");

        var reads = _inbox.Reads;
        var waiting = _client.GetAsync("/api/v1/tasks?wait=30");
        await Until(() => _inbox.Reads > reads);
        waiting.IsCompleted.Should().BeFalse();
        _inbox.Put("b");

        Ids(await (await waiting).JsonAsync()).Should().Equal("a", "b");
    }

    [Fact]
    public async Task Wait_NothingComes_AnswersEmptyAfterTheWait()
    {
        var answer = await _client.GetAsync("/api/v1/tasks?wait=1");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        Ids(await answer.JsonAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("61")]
    [InlineData("long")]
    public async Task Wait_OutOfRange_Is400(string wait) =>
        await (await _client.GetAsync("/api/v1/tasks?wait=" + wait)).ShouldBeProblemAsync(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Stream_Begins_AtOnceWithHeadersAndAComment()
    {
        using var stream = await OpenAsync();
        (await stream.ReadLineAsync(_patience.Token)).Should().StartWith(":");
    }

    [Fact]
    public async Task Stream_TasksComeChangeAndGo_AreSentInOrder()
    {
        _inbox.Put("a");
        using var stream = await OpenAsync();
        (await EventAsync(stream)).Should().Be(("task.created", "a"));
        _inbox.Put("b");
        (await EventAsync(stream)).Should().Be(("task.created", "b"));
        _inbox.Put("a", TaskState.Claimed, 2);
        (await EventAsync(stream)).Should().Be(("task.changed", "a"));
        _inbox.Put("b", TaskState.Done, 2);
        (await EventAsync(stream)).Should().Be(("task.completed", "b"));
    }

    [Fact]
    public async Task Stream_WithLastEventId_GoesOnWhereItStopped()
    {
        _inbox.Put("a");
        string last;
        using (var first = await OpenAsync())
        {
            await EventAsync(first);
            last = _lastId;
        }

        _inbox.Put("b");
        _inbox.Put("c", TaskState.Done);
        using var second = await OpenAsync(last);
        var events = new[] { await EventAsync(second), await EventAsync(second) };
        events.Should().BeEquivalentTo([("task.created", "b"), ("task.completed", "c")]);
    }

    [Fact]
    public async Task Stream_WithAnIdOfAnotherProcess_BeginsAgainWithAllThatIsOpen()
    {
        _inbox.Put("a");
        using var stream = await OpenAsync("00000000-7");
        (await EventAsync(stream)).Should().Be(("task.created", "a"));
    }

    [Fact]
    public async Task Stream_HostStops_Ends()
    {
        using var stream = await OpenAsync();
        await stream.ReadLineAsync(_patience.Token);
        var stop = _host.App.StopAsync(_patience.Token);
        while (await stream.ReadLineAsync(_patience.Token) is not null)
        {
        }

        await stop;
    }

    private string _lastId = "";

    private async Task<StreamReader> OpenAsync(string? last = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tasks/stream");
        if (last is not null)
        {
            request.Headers.Add("Last-Event-ID", last);
        }

        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _patience.Token);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private async Task<(string Name, string Id)> EventAsync(StreamReader stream)
    {
        string? name = null, id = null;
        while (await stream.ReadLineAsync(_patience.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                _lastId = line[4..];
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                id = System.Text.Json.JsonDocument.Parse(line[6..]).RootElement.GetProperty("id").GetString();
            }
            else if (line.Length == 0 && name is not null)
            {
                return (name, id!);
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }

    private async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            _patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static IEnumerable<string?> Ids(System.Text.Json.JsonElement page) => page.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("id").GetString());
}
