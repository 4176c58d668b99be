using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Names of accounts are compared, and kept, without spaces around and in lower case.</summary>
internal sealed class AccountNames : ILookupNormalizer
{
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => name?.Trim().ToLowerInvariant();

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
