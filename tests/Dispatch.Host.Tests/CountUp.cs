using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Host.Tests;

/// <summary>A command for testing what all commands have in common: counts in a table of its own and answers the count.</summary>
[AllowedForSignedIn]
public sealed record CountUp(string? Fail) : ICommand<int>
{
    public static void Register(WebApplicationBuilder builder) =>
        builder.Services.AddTransient<IRequestHandler<CountUp, int>, CountUpHandler>();

    public static void Map(WebApplication app) =>
        app.MapPost("/api/v1/test/count", (CountBody body, ApiCall call) =>
            call.ChangeAsync(new CountUp(body.Fail), count => Answer.Created("/api/v1/test/count", new { count }, count)))
        .ForSignedIn(Reach.Everything);

    internal sealed record CountBody(string? Fail, string? Note);

    private sealed class CountUpHandler(UnitOfWork unit, IDatabase database, Precondition precondition) : IRequestHandler<CountUp, int>
    {
        public Task<int> Handle(CountUp request, CancellationToken cancellationToken)
        {
            using var session = database.OpenRead();
            var count = session.QueryFirst("SELECT COUNT(*) FROM host_accounts WHERE name LIKE 'count-%'", row => row.GetInt32(0));
            precondition.Require(count);
            switch (request.Fail)
            {
                case "conflict":
                    throw new ConflictException("It is done already.");
                case "unprocessable":
                    throw new UnprocessableException("It does not fit.", new FieldErrors().Add("data.x", "missing"));
                case "bug":
                    throw new InvalidOperationException("SELECT secret FROM /etc/passwd");
                case "race":
                    throw new WriteConflictException("SQLite Error 19: 'UNIQUE constraint failed: host_accounts.name'. SELECT");
                case "store":
                    throw new StoreUnavailableException("The database /very/secret/path cannot be opened.");
                default:
                    break;
            }

            unit.Write(write => write.Execute(
                "INSERT INTO host_accounts (id, name, password_hash, roles, is_demo, failures, created_at) VALUES ($1, $2, '', 'none', 0, 0, 0)",
                $"count-{count + 1}", $"count-{count + 1}"));
            return Task.FromResult(count + 1);
        }
    }
}
