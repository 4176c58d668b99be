using System.Text;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Residents;

namespace Dispatch.Host.Api;

/// <summary>Keeps first answers for a day, each in the transaction of the change it answers, and finds them for repeats.</summary>
internal sealed class Repeats(IDatabase database, DataKeys keys, TimeProvider time, RepeatableRequest repeatable, CallerContext callers) : ICommitContributor
{
    private static readonly TimeSpan _kept = TimeSpan.FromHours(24);

    // An answer of the same key that is older than a day has been forgotten; a younger one says that the same request was under way twice.
    private const string Keep =
        """
        INSERT INTO host_first_answers (caller_id, key, request_hash, status, body, tag, location, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (caller_id, key) DO UPDATE SET request_hash = excluded.request_hash, status = excluded.status, body = excluded.body, tag = excluded.tag,
            location = excluded.location, created_at = excluded.created_at
        WHERE created_at <= $9
        """;

    /// <summary>The first answer to this key, or null when it is new.</summary>
    /// <exception cref="UnprocessableException">The key was used for something else.</exception>
    public WrittenAnswer? Find(Caller caller, RepeatableRequest request)
    {
        using var session = database.OpenRead();
        var first = session.QueryFirst(
            "SELECT request_hash, status, body, tag, location FROM host_first_answers WHERE caller_id = $1 AND key = $2 AND created_at > $3",
            row => new
            {
                Hash = row.GetString(0),
                Answer = new WrittenAnswer(row.GetInt32(1), Opened(caller, request, row.GetValue(2)), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4)) { IsReplay = true },
            },
            Id(caller), request.Key, time.GetUtcNow() - _kept);
        if (first is null)
        {
            return null;
        }

        return first.Hash == request.Hash
            ? first.Answer
            : throw new UnprocessableException("该 Idempotency-Key 已用于另一请求。This Idempotency-Key was used for another request: take a new one.");
    }

    /// <inheritdoc/>
    public void Contribute(UnitOfWork unit, object request, object? response)
    {
        if (repeatable.AnswerTo(request, response) is not { } answer)
        {
            return;
        }

        // What was answered may hold a name, a phone number or a new secret.
        var body = keys.SealBytes(Context(callers.Caller, repeatable), PackedText.Pack(answer.Body));
        var (caller, key, hash, now) = (Id(callers.Caller), repeatable.Key, repeatable.Hash, time.GetUtcNow());
        unit.Write(session => session.ExecuteOne(
            "The first answer", Keep, caller, key, hash, answer.Status, body, answer.Tag, answer.Location, now, now - _kept));
    }

    // Earlier versions sealed the answer as text; one from before answers were sealed is plain.
    private byte[] Opened(Caller caller, RepeatableRequest request, object body) => body switch
    {
        byte[] bytes when keys.OpenBytes(Context(caller, request), bytes) is { } packed => PackedText.Unpack(packed),
        string text when !DataKeys.IsSealed(text) => Encoding.UTF8.GetBytes(text),
        string text when keys.Open(Context(caller, request), text) is { } plain => Encoding.UTF8.GetBytes(plain),
        _ => throw new ConflictException("首次答复已无法读取。The first answer can no longer be read."),
    };

    private static string Context(Caller caller, RepeatableRequest request) => $"answer:{Id(caller)}:{request.Key}";

    private static string Id(Caller caller) => caller.Id ?? "";
}
