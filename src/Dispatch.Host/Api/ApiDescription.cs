using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Dispatch.Host.Api;

/// <summary>The API's description: OpenAPI at <c>/openapi/v1.json</c>, readable at <c>/scalar</c>.</summary>
internal sealed class ApiDescription : IApiResource
{
    public static void Register(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddOperationTransformer<FileConventions>();
        options.AddOperationTransformer<OperationConventions>();
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Dispatch 吹哨报到 API",
                Version = "v1",
                Description = "诉求工单、待办、清单与报表。Tickets, tasks, lists and reports. 以 X-Api-Key 登录;错误为 application/problem+json。Sign in with X-Api-Key; errors are application/problem+json.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["apiKey"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = Identity.Schemes.KeyHeader },
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            document.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("apiKey", document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] },
            ];
            return Task.CompletedTask;
        });
    });

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").ForEveryone();
        routes.MapScalarApiReference("/scalar", options => options
            .WithTitle("Dispatch API")
            .WithOpenApiRoutePattern("/openapi/v1.json")
            .DisableDefaultFonts()
            .WithNonce()).ForEveryone();
    }
}
