using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Puts what ASP.NET Core Identity refuses into our words.</summary>
internal static class IdentityResults
{
    /// <summary>Throws when it was refused, by field.</summary>
    /// <exception cref="InvalidRequestException">It was.</exception>
    public static void Require(this IdentityResult result)
    {
        var errors = new FieldErrors();
        foreach (var error in result.Errors)
        {
            errors.Add(error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "present" : error.Code.StartsWith("Password", StringComparison.Ordinal) ? "password" : "name", error.Description);
        }

        errors.ThrowIfAny();
    }
}
