using Dispatch.Host.Api;

namespace Dispatch.Host.Pages;

/// <summary>Says who may open a page, in the same words as the routes of the API.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PageForAttribute(Reach reach, params string[] roles) : Attribute
{
    /// <summary>What the page's route declares.</summary>
    public EndpointAccess Access => new(reach == Reach.Public, roles.ToHashSet(StringComparer.Ordinal), reach);
}
