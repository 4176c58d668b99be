using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Dispatch.Host.WorkflowHttp;

/// <summary>Makes and reads what stands in an address that raises an event in one instance: sealed, so that nobody can make one or change it.</summary>
internal sealed class EventLinks(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("event-links");

    public string Make(EventLink link) => _protector.Protect(JsonSerializer.Serialize(link));

    /// <summary>What a token of ours says; null when it isn't ours or has expired.</summary>
    public EventLink? Read(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) || JsonSerializer.Deserialize<EventLink>(_protector.Unprotect(token)) is not { } link || link.ExpiresAt <= time.GetUtcNow() ? null : link;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
