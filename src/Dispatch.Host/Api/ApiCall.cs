using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using MediatR;

namespace Dispatch.Host.Api;

/// <summary>One request to the API: sends its command or query and answers, with safe repeats, versions and pages as all routes have them.</summary>
internal sealed class ApiCall(IHttpContextAccessor http, ISender sender, CallerContext callers, Precondition precondition, Repeats repeats, RepeatableRequest repeatable, UnitRunner runner)
{
    /// <summary>Who calls.</summary>
    public Caller Caller => callers.Caller;

    /// <summary>Ends when the caller hangs up.</summary>
    public CancellationToken Cancellation => http.HttpContext!.RequestAborted;

    private HttpRequest Request => http.HttpContext!.Request;

    /// <summary>The wanted page: <c>limit</c> and <c>cursor</c>.</summary>
    public PageRequest Page
    {
        get
        {
            var text = Request.Query["limit"].ToString();
            var limit = PageRequest.DefaultLimit;
            if (text.Length > 0 && (!int.TryParse(text, out limit) || limit is < 1 or > PageRequest.LargestLimit))
            {
                throw new InvalidRequestException("limit", "应为 1 到 200。Must be 1 to 200.");
            }

            return new PageRequest(limit, Cursor.Decode(Request.Query["cursor"].ToString()));
        }
    }

    /// <summary>Sends a query and answers with what it found. A POST that only asks is safe to repeat as every POST is: with the same idempotency key it gets the first answer.</summary>
    public async Task<IResult> AskAsync<T>(IQuery<T> query, Func<T, Answer>? shape = null)
    {
        if (repeatable.IsAsked && repeats.Find(Caller, repeatable) is { } first)
        {
            return first;
        }

        var found = await sender.Send(query, Cancellation);
        var answer = WrittenAnswer.From(shape is null ? Answer.Ok(found) : shape(found));
        return repeatable.IsAsked ? await KeepAsync(answer) : answer;
    }

    /// <summary>Sends a query and gives what it found to the route.</summary>
    public Task<T> FindAsync<T>(IQuery<T> query) => sender.Send(query, Cancellation);

    /// <summary>Sends a command and answers; a repeat with the same idempotency key gets the first answer.</summary>
    public Task<IResult> ChangeAsync<T>(ICommand<T> command, Func<T, Answer> shape) => DoAsync(command, shape);

    /// <summary>
    /// Sends a request that changes things in transactions of its own, and is safe to send again. Its answer is kept in the last of them; a repeat after a crash before that goes on where it stopped.
    /// </summary>
    public Task<IResult> RunAsync<T>(IRequest<T> request) => DoAsync(request, done => Answer.Ok(done));

    private async Task<IResult> DoAsync<T>(IRequest<T> request, Func<T, Answer> shape)
    {
        ReadPrecondition();
        if (!repeatable.IsAsked)
        {
            var changed = await sender.Send(request, Cancellation);
            return WrittenAnswer.From(shape(changed));
        }

        return repeats.Find(Caller, repeatable) ?? await AnswerOnceAsync(request, shape);
    }

    private void ReadPrecondition()
    {
        if (Request.Headers.IfMatch is { Count: > 0 } tags)
        {
            precondition.Expect([.. tags.SelectMany(t => (t ?? "").Split(',')).Select(t => t.Trim())]);
        }
    }

    private Task<IResult> AnswerOnceAsync<T>(IRequest<T> request, Func<T, Answer> shape)
    {
        WrittenAnswer? answer = null;
        repeatable.Begin(request, response => answer = WrittenAnswer.From(shape((T)response!)));
        return OnceAsync(async () =>
        {
            await sender.Send(request, Cancellation);
            return answer!;
        });
    }

    // Nothing was changed that the audit would tell of: the answer alone is stored.
    private Task<IResult> KeepAsync(WrittenAnswer answer)
    {
        repeatable.Begin(answer, _ => answer);
        return OnceAsync(() => runner.RunAsync(answer, () => Task.FromResult(answer), Cancellation));
    }

    private async Task<IResult> OnceAsync(Func<Task<WrittenAnswer>> answering)
    {
        try
        {
            return await answering();
        }
        catch (EngineException) when (repeats.Find(Caller, repeatable) is { } first)
        {
            // The same request was under way twice and the other one was first: its answer is the answer.
            return first;
        }
    }
}
