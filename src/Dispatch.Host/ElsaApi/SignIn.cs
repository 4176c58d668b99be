using System.Security.Claims;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.ElsaApi;

/// <summary>The sign-in behind a request, as Elsa's routes need it.</summary>
internal static class SignIn
{
    /// <summary>Tells the sign-ins of one person apart: each page of Studio, each login of a client has its own.</summary>
    public static string Id(HttpContext context)
    {
        var caller = CallerClaims.Read(context.User);
        return $"{caller.Kind}:{caller.Id}:{context.User.FindFirstValue(CallerClaims.Session)}";
    }

    /// <summary>Whether the caller may change definitions.</summary>
    public static bool MayEdit(HttpContext context) => CallerClaims.Read(context.User).Is(Roles.Admin);

    /// <summary>Whether the caller reads Chinese; by the language that the request asks for, Chinese when it names none of ours.</summary>
    public static bool IsChinese(HttpContext context)
    {
        foreach (var language in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
        {
            var name = language.Value.ToString();
            if (name.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            if (name.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
