using Dispatch.Workflows.Access;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Reports;
using MediatR;

namespace Dispatch.Host.Commands;

/// <summary>Holds reports and ledgers against the rows under them: every counter against a recount, every fact against its ticket, every ledger against the ticket's age.</summary>
internal sealed class Verify : IHostVerb
{
    private const int Shown = 20;

    public string Words => "verify";

    public string Usage => "--data DIR                    proves reports and ledgers equal to a recount, also while the service runs";

    public async Task<int> RunAsync(VerbCall call)
    {
        await using var app = call.Open();
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.System;
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        long faults = 0;
        foreach (var query in new Engine.Client.IQuery<Verified>[] { new VerifyFacts(), new VerifyCounters(), new VerifyLedgers() })
        {
            var verified = await sender.Send(query);
            faults += verified.Count;
            await call.Out.WriteLineAsync($"{verified.Subject}: {verified.Seen:N0} checked, {verified.Count:N0} faults");
            foreach (var fault in verified.Faults.Take(Shown))
            {
                await call.Out.WriteLineAsync($"  {fault.What}: {fault.Text}");
            }
        }

        return faults == 0 ? 0 : 1;
    }
}
