using System.Reflection;
using Dispatch.Engine.Client;
using MediatR;

namespace Dispatch.Workflows.Access;

/// <summary>Who may send which request: read from the requests themselves, complete or the host does not start.</summary>
public static class RequestDeclarations
{
    private static readonly AllowedAttribute _changes = new AllowedForAttribute(Roles.Admin);
    private static readonly AllowedAttribute _looks = new AllowedForAttribute(Roles.Admin, Roles.Auditor);

    /// <summary>The declaration of a request. The engine's own requests know no roles: its commands are the admin's, its queries the auditor's too; null where there is none.</summary>
    public static AllowedAttribute? Find(Type request) =>
        request.GetCustomAttribute<AllowedAttribute>(inherit: false)
        ?? (request.Assembly != typeof(ICommand<>).Assembly ? null : IsQuery(request) ? _looks : _changes);

    /// <summary>All requests of the assemblies that do not say who may send them.</summary>
    public static IReadOnlyList<Type> Missing(params IEnumerable<Assembly> assemblies) =>
        [.. assemblies.SelectMany(a => a.GetTypes()).Where(IsRequest).Where(t => Find(t) is null).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    /// <summary>Throws when a request does not say who may send it.</summary>
    public static void Verify(params IEnumerable<Assembly> assemblies)
    {
        var missing = Missing(assemblies);
        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"These requests do not say who may send them (add [AllowedFor(...)] or its kin): {string.Join(", ", missing.Select(t => t.FullName))}.");
        }
    }

    private static bool IsQuery(Type type) => Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>));

    private static bool IsRequest(Type type) => type is { IsAbstract: false, IsInterface: false } && typeof(IBaseRequest).IsAssignableFrom(type);
}
