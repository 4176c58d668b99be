using System.Net;
using System.Net.Http.Headers;
using Dispatch.Host.Api;
using Dispatch.Workflows.Notices;

namespace Dispatch.Host.Notices;

/// <summary>
/// Notices by a gateway for SMS or WeChat: one JSON object over HTTP, which the operator's adapter turns into its provider's call. It holds the finished
/// texts and the words they are made of, because providers fill approved templates of their own.
/// </summary>
internal sealed class GatewayChannel(GatewaySettings settings, IHttpClientFactory clients) : INoticeChannel
{
    public const string ClientName = "notices";

    public string Name => "gateway";

    public string Title => "短信";

    public string TitleEn => "short message";

    public bool IsOn => settings.Url is not null;

    public string? AddressOf(NoticeContact contact) => contact.Phone;

    public async Task SendAsync(OutgoingNotice notice, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url);
        request.Headers.Add("Idempotency-Key", notice.Id);
        if (settings.Secret is { Length: > 0 } secret)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        }

        request.Content = JsonContent.Create(
            new { id = notice.Id, template = notice.Template, to = notice.To, subject = notice.Subject, subjectEn = notice.SubjectEn, text = notice.Text, textEn = notice.TextEn, words = notice.Words, wordsEn = notice.WordsEn },
            options: ApiJson.Options);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            Judge(answer.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new NoticeNotSentException("短信网关不可用。The gateway is not available.");
        }
    }

    // What the gateway finds wrong with this notice stays wrong; what is wrong with the gateway, or with our sign-in there, may be mended.
    private static void Judge(HttpStatusCode status)
    {
        switch ((int)status)
        {
            case >= 200 and < 300:
                return;
            case 400 or 404 or 410 or 422:
                throw new NoticeRefusedException($"短信网关拒绝({(int)status})。The gateway refused it ({(int)status}).");
            default:
                throw new NoticeNotSentException($"短信网关未接受({(int)status})。The gateway did not take it ({(int)status}).");
        }
    }
}
