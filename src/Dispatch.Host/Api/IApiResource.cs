namespace Dispatch.Host.Api;

/// <summary>The routes of one resource. Every class in the host that implements it is mapped.</summary>
internal interface IApiResource
{
    /// <summary>Maps the routes; each says who may call it.</summary>
    void Map(IEndpointRouteBuilder routes);
}
