namespace Dispatch.Host.Tests.Agreement;

/// <summary>A line on which every request arrives and every second answer to a change is lost.</summary>
internal sealed class LossyLine() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
{
    private int _changes;

    public int Lost => _changes / 2;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Post && Interlocked.Increment(ref _changes) % 2 == 0)
        {
            answer.Dispose();
            throw new HttpRequestException("The answer was lost.");
        }

        return answer;
    }
}
