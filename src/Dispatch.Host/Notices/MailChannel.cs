using System.Net.Sockets;
using Dispatch.Host.Composition;
using Dispatch.Workflows.Notices;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Dispatch.Host.Notices;

/// <summary>Notices by e-mail: Chinese, then English, in one plain text.</summary>
internal sealed class MailChannel : INoticeChannel
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly MailSettings _settings;
    private readonly MailboxAddress? _from;

    public MailChannel(MailSettings settings)
    {
        _settings = settings;
        if (IsOn && !MailboxAddress.TryParse(settings.From ?? "", out _from))
        {
            throw new StartFailure(StartFailure.Misconfigured, "Dispatch:Notices:Mail:From must be an e-mail address when Dispatch:Notices:Mail:Host is set.");
        }
    }

    public string Name => "mail";

    public string Title => "电子邮件";

    public string TitleEn => "e-mail";

    public bool IsOn => _settings.Host is { Length: > 0 };

    public string? AddressOf(NoticeContact contact) => contact.Email;

    public async Task SendAsync(OutgoingNotice notice, CancellationToken cancellation)
    {
        if (!MailboxAddress.TryParse(notice.To, out var to))
        {
            throw new NoticeRefusedException("邮件地址无效。The e-mail address is not valid.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_patience);
        try
        {
            using var message = Message(notice, to);
            await SendAsync(message, patience.Token);
        }
        catch (SmtpCommandException e) when (e.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)e.StatusCode >= 500)
        {
            throw new NoticeRefusedException($"邮件服务器拒绝收件人({(int)e.StatusCode})。The mail server refused the recipient ({(int)e.StatusCode}).");
        }
        catch (SmtpCommandException e)
        {
            throw new NoticeNotSentException($"邮件服务器未接受({(int)e.StatusCode})。The mail server did not take it ({(int)e.StatusCode}).");
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or OperationCanceledException or NotSupportedException
            && !cancellation.IsCancellationRequested)
        {
            throw new NoticeNotSentException($"邮件服务器不可用({e.GetType().Name})。The mail server is not available ({e.GetType().Name}).");
        }
    }

    private MimeMessage Message(OutgoingNotice notice, MailboxAddress to)
    {
        var message = new MimeMessage
        {
            MessageId = $"{notice.Id}@dispatch",
            Subject = $"{notice.Subject} / {notice.SubjectEn}",
            Body = new TextPart("plain") { Text = $"{notice.Text}\r\n\r\n{notice.TextEn}\r\n" },
        };
        message.From.Add(_from!);
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(_settings.Host!, _settings.Port, _settings.Security, cancellation);
        if (_settings.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, _settings.Password ?? "", cancellation);
        }

        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }
}
