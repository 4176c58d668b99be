using Dispatch.Engine;
using Dispatch.Engine.Client;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Diagnostics;
using Dispatch.Engine.Expressions;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Api;
using Dispatch.Host.Attachments;
using Dispatch.Host.Audit;
using Dispatch.Host.Health;
using Dispatch.Host.ElsaApi;
using Dispatch.Host.Identity;
using Dispatch.Host.Keys;
using Dispatch.Host.Live;
using Dispatch.Host.Notices;
using Dispatch.Host.Outside;
using Dispatch.Host.Pages;
using Dispatch.Host.Studio;
using Dispatch.Host.Persistence;
using Dispatch.Host.Sample;
using Dispatch.Host.WorkflowHttp;
using Dispatch.Host.Webhooks;
using Dispatch.Workflows;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dispatch.Host.Composition;

/// <summary>Registers what the host consists of, and puts the way of a request together.</summary>
internal static class HostLayer
{
    private const long LargestBody = 1024 * 1024;
    private const int LargestHeaders = 16 * 1024;

    public static void Register(WebApplicationBuilder builder, DataDirectory data)
    {
        var services = builder.Services;
        var settings = builder.Configuration.GetSection("Dispatch").Get<HostSettings>() ?? new HostSettings();
        services.AddSingleton(settings);
        Proxies.Verify(settings.Proxies);
        AddSampleClock(builder, settings);
        services.AddDispatchEngine(new SqliteOptions { DataSource = data.File(DataDirectory.DatabaseFile), Synchronous = settings.Synchronous });
        services.AddDispatchEngineClocks();
        services.AddSingleton(new CompilerOptions
        {
            TokenBasedFlowcharts = string.Equals(builder.Configuration["Dispatch:Engine:FlowchartMode"], "TokenBased", StringComparison.OrdinalIgnoreCase),
        });
        services.AddDispatchDefinitions(typeof(CallerContext).Assembly);
        services.AddDispatchWorkflows();
        services.AddElsaApi();
        services.AddSingleton<StudioPackage>();
        AddPipeline(services);
        AddOwn(services, builder.Configuration, settings, data);
        AddWeb(builder, settings);
        services.AddPages();
        services.AddSingleton<PublicFigures>();
        Logs.Configure(builder);
        builder.AddTelemetryExport();
    }

    public static void UsePipeline(WebApplication app)
    {
        RequestDeclarations.Verify(typeof(ICommand<>).Assembly, typeof(CallerContext).Assembly, typeof(HostLayer).Assembly);
        app.UseForwardedHeaders();
        app.UseMiddleware<SafeHeaders>();
        app.UseStatusCodePages(status => Problem.IsForPrograms(status.HttpContext.Request)
            ? Problem.WriteAsync(status.HttpContext, status.HttpContext.Response.StatusCode)
            : ProblemPage.WriteAsync(status.HttpContext));
        app.UseMiddleware<ProblemMiddleware>();
        app.UseStaticFiles();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<RepeatMiddleware>();
        foreach (var resource in typeof(HostLayer).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IApiResource))))
        {
            ((IApiResource)Activator.CreateInstance(resource)!).Map(app);
        }
    }

    // Order matters: trace, authorise, validate, transaction.
    private static void AddPipeline(IServiceCollection services)
    {
        services.AddMediatR(options => options.RegisterServicesFromAssemblies(
            typeof(ICommand<>).Assembly, typeof(CallerContext).Assembly, typeof(HostLayer).Assembly));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TraceBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorisationBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
    }

    private static void AddOwn(IServiceCollection services, IConfiguration configuration, HostSettings settings, DataDirectory data)
    {
        services.AddStoreContext<HostDb>(HostDb.MigrationsTable, order: 30);
        services.AddSignIn(data, settings.OpenId, settings.Jwt);
        services.AddScoped<KeySight>();
        services.AddScoped<KeyCeiling>();
        services.AddRateLimits(settings);
        services.AddScoped<IStartStep, AdminDoor>();
        services.AddScoped<IStartStep, SampleDistrict>();
        services.AddScoped<IStartStep, DemoSignIns>();
        services.AddScoped<IStartStep, SampleTickets>();
        services.AddScoped<ApiCall>();
        services.AddScoped<RepeatableRequest>();
        services.AddScoped<Repeats>();
        services.AddScoped<ICommitContributor>(provider => provider.GetRequiredService<Repeats>());
        services.AddHttpClient(HttpRequestSender.Client, client => client.Timeout = TimeSpan.FromSeconds(30))
            .ConfigurePrimaryHttpMessageHandler(provider => OutsideAddresses.Handler(provider.GetRequiredService<IHostEnvironment>().IsDevelopment(), innerHosts: settings.InnerHosts));
        services.AddScoped<IOutboxHandler, HttpRequestSender>();
        services.AddSingleton<IOutboxTarget, HttpRequestTarget>();
        services.AddSingleton<EventLinks>();
        services.AddSingleton<IScriptHost, ScriptHost>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<IAuditTrail>(provider => provider.GetRequiredService<AuditTrail>());
        services.AddScoped<ICommitContributor>(provider => provider.GetRequiredService<AuditTrail>());
        AddWebhooks(services);
        services.AddNoticeChannels(configuration, settings);
        services.AddSingleton(configuration.GetSection("Dispatch:Attachments").Get<AttachmentLimits>() ?? new AttachmentLimits());
        services.AddSingleton<AttachmentStore>();
        services.AddSingleton<AttachmentSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<AttachmentSweep>());
        services.AddSingleton<InboxFeed>();
        services.AddSingleton<IEventListener, InboxEars>();
        services.AddSingleton<InboxMemory>();
        services.AddSingleton<Housekeeping>();
        services.AddHostedService(provider => provider.GetRequiredService<Housekeeping>());
        services.AddSingleton<Readiness>();
        services.AddSingleton<IReadinessProbe, StoreProbe>();
    }

    // Before the engine, which takes the system's clock where there is none.
    private static void AddSampleClock(WebApplicationBuilder builder, HostSettings settings)
    {
        if (settings.SampleTickets == 0)
        {
            return;
        }

        if (!builder.Environment.IsDevelopment() || settings.SampleTickets is < 0 or > 100_000)
        {
            throw new StartFailure(StartFailure.Misconfigured, "--sample-tickets makes 1 to 100000 invented tickets, and only in the Development environment.");
        }

        builder.Services.AddSingleton<TimeProvider>(new SampleClock());
    }

    private static void AddWebhooks(IServiceCollection services)
    {
        services.AddSingleton<WebhookBook>();
        services.AddSingleton<IEventAudience>(provider => provider.GetRequiredService<WebhookBook>());
        services.AddSingleton<WebhookSecrets>();
        services.AddScoped<EventFanOut>();
        services.AddScoped<IEventFollower>(provider => provider.GetRequiredService<EventFanOut>());
        services.AddScoped<IOutboxHandler, WebhookPost>();
        services.AddSingleton<IOutboxTarget, WebhookTarget>();
        services.AddHttpClient(WebhookPost.ClientName, client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(provider => OutsideAddresses.Handler(provider.GetRequiredService<IHostEnvironment>().IsDevelopment()));
    }

    private static void AddWeb(WebApplicationBuilder builder, HostSettings settings)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.Configure<ForwardedHeadersOptions>(options => Proxies.Believe(options, settings.Proxies));

        // A scope that serves a request starts as nobody: only the sign-in makes it somebody.
        services.AddScoped(provider => new CallerContext(
            provider.GetRequiredService<IHttpContextAccessor>().HttpContext is null ? Caller.System : Caller.Anonymous));
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions, TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone)));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        ApiDescription.Register(services);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;

            // A client that sends its request drop by drop is let go; nobody else waits for it meanwhile.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 100;
        });
    }
}
