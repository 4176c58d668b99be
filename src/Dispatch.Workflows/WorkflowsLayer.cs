using Dispatch.Workflows.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dispatch.Workflows;

/// <summary>Registers what the domain consists of.</summary>
public static class WorkflowsLayer
{
    /// <summary>Registers the domain.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        services.TryAddScoped<CallerContext>();
        services.AddScoped<Precondition>();
        return services;
    }
}
