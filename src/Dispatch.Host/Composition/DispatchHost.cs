using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Commands;
using Dispatch.Workflows.Residents;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace Dispatch.Host.Composition;

/// <summary>Builds, prepares and runs the host.</summary>
public static class DispatchHost
{
    /// <summary>The address when none is named.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    private static readonly Dictionary<string, string> _short = new(StringComparer.Ordinal) { ["--data"] = "Dispatch:Data", ["--sample-tickets"] = "Dispatch:SampleTickets", ["--admin-code"] = "Dispatch:AdminCode" };

    /// <summary>Runs until the process is told to stop; answers the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (HostVerbs.NamesOne(args))
            {
                return await HostVerbs.RunAsync(args, Console.Out);
            }

            await using var app = await StartAsync(args);
            foreach (var line in Lines(app))
            {
                Console.WriteLine(line);
            }

            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (StartFailure failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return failure.ExitCode;
        }
    }

    /// <summary>Builds and prepares the host and lets requests in.</summary>
    public static async Task<WebApplication> StartAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var app = Build(args, configure);
        try
        {
            await PrepareAsync(app);
            await app.StartAsync();
            return app;
        }
        catch (Exception e)
        {
            await app.DisposeAsync();
            if (e is IOException { InnerException: AddressInUseException })
            {
                throw new StartFailure(StartFailure.AddressInUse, $"{e.Message.TrimEnd('.')}: another program listens there. Name another address with --urls.", e);
            }

            throw;
        }
    }

    /// <summary>Builds the host over its data directory, which it locks. Tests pass port 0, a directory of their own and, if they like, a clock.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null) => Build(args, DataDirectory.Open, configure);

    /// <summary>Builds the host without taking the lock and without letting requests in: for verbs that read.</summary>
    internal static WebApplication BuildToRead(string[] args) => Build(args, DataDirectory.Look, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));

    /// <summary>The configuration as a verb reads it, before there is a host.</summary>
    internal static IConfiguration ConfigurationOf(string[] args) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(args, _short)
        .Build();

    private static WebApplication Build(string[] args, Func<string, DataDirectory> open, Action<WebApplicationBuilder>? configure)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(DispatchHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = EnvironmentOf(args),
        });
        builder.Configuration.AddCommandLine(args, _short);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        // From the build's output the pages' assets are found in every environment; published, they lie beside the program.
        builder.WebHost.UseStaticWebAssets();
        builder.Host.UseDefaultServiceProvider(options =>
        {
            options.ValidateScopes = true;
        });
        var data = open(builder.Configuration.GetSection("Dispatch").Get<HostSettings>()?.Data ?? "data");
        try
        {
            builder.Services.AddSingleton(_ => data);
            HostLayer.Register(builder, data);
            configure?.Invoke(builder);
            var app = builder.Build();
            app.Services.GetRequiredService<DataDirectory>();
            HostLayer.UsePipeline(app);
            return app;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>What the host says on the console when it is ready.</summary>
    public static IEnumerable<string> Lines(WebApplication app) => StartLines.Of(app);

    /// <summary>Brings the tables up to date and runs the steps of the start. Requests are let in afterwards.</summary>
    internal static async Task PrepareAsync(WebApplication app, CancellationToken cancellation = default)
    {
        try
        {
            foreach (var migration in app.Services.GetServices<IMigrates>().OrderBy(m => m.Order))
            {
                await migration.MigrateAsync(cancellation);
            }

            await RunStepsAsync(app, cancellation);
        }
        catch (Exception e) when (e is DataKeyMissingException or InvalidDataException)
        {
            throw new StartFailure(StartFailure.Misconfigured, e.Message, e);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            throw new StartFailure(
                StartFailure.DataDirectoryUnusable,
                $"The database in {app.Services.GetRequiredService<DataDirectory>().Path} is damaged or is no database: restore it from a backup, or name another directory with --data DIR.",
                e);
        }
        catch (Exception e) when (e is StoreUnavailableException or SqliteException { SqliteErrorCode: 8 or 10 or 13 or 14 } or IOException or UnauthorizedAccessException)
        {
            throw DataDirectory.Unusable(app.Services.GetRequiredService<DataDirectory>().Path, e);
        }
    }

    private static async Task RunStepsAsync(WebApplication app, CancellationToken cancellation)
    {
        List<(int Order, Type Type)> steps;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            steps = [.. scope.ServiceProvider.GetServices<IStartStep>().Select(s => (s.Order, s.GetType())).OrderBy(s => s.Order)];
        }

        foreach (var (_, type) in steps)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<IStartStep>().First(s => s.GetType() == type).RunAsync(cancellation);
        }
    }

    // The environment is needed before the configuration is read; --environment wins over the variables.
    private static string? EnvironmentOf(string[] args) =>
        new ConfigurationBuilder().AddCommandLine(args).Build()["environment"];
}
