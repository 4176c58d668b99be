using Dispatch.Engine.Persistence;
using Dispatch.Host.Audit;
using Dispatch.Host.Composition;

namespace Dispatch.Host.Commands;

/// <summary>Recomputes the audit's chain, also while a host runs, and names the first entry that was touched. Exit code 1 when one was.</summary>
internal sealed class VerifyAudit : IHostVerb
{
    public string Words => "audit verify";

    public string Usage => "--data DIR [--anchor FILE|SEQ:HASH]  recomputes the audit's chain; FILE keeps its heads, one a line";

    public async Task<int> RunAsync(VerbCall call)
    {
        var given = call.Configuration["anchor"];
        var single = given is null ? null : AuditAnchor.Parse(given);
        var file = single is null ? given : null;
        AuditAnchor[] anchors = single is not null ? [single] : file is not null && File.Exists(file) ? [.. Anchors(file)] : [];
        await using var app = call.Open();
        AuditVerdict verdict;
        using (var session = app.Services.GetRequiredService<IDatabase>().OpenRead())
        {
            verdict = AuditChain.Verify(session, anchors);
        }

        if (!verdict.Intact)
        {
            await call.Out.WriteLineAsync($"entry {verdict.FirstTouched} was touched, cut off or put in: the {verdict.Entries} before it are as they were written");
            return 1;
        }

        var head = new AuditAnchor(verdict.Entries, verdict.Head);
        await call.Out.WriteLineAsync($"intact: {verdict.Entries} entries, {anchors.Length} anchors hold; head {head}");
        if (file is not null && (anchors.Length == 0 || anchors[^1] != head))
        {
            await File.AppendAllTextAsync(file, head + "\n");
        }

        return 0;
    }

    private static IEnumerable<AuditAnchor> Anchors(string file) => File.ReadLines(file).Where(line => line.Length > 0).Select(line =>
        AuditAnchor.Parse(line) ?? throw new StartFailure(StartFailure.Misconfigured, $"{file} holds a line that is no anchor: {line}"));
}
