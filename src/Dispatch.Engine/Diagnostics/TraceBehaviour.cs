using System.Diagnostics;
using MediatR;

namespace Dispatch.Engine.Diagnostics;

/// <summary>Gives every command and query a span and a measure. No field of a request goes into either.</summary>
public sealed class TraceBehaviour<TRequest, TResponse>(TimeProvider time) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly string _name = typeof(TRequest).Name;

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Source.StartActivity(_name);
        var start = time.GetTimestamp();
        var result = "ok";
        try
        {
            return await next().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            result = e.GetType().Name;
            span?.SetStatus(ActivityStatusCode.Error, result);
            throw;
        }
        finally
        {
            Telemetry.RequestDuration.Record(
                time.GetElapsedTime(start).TotalSeconds,
                new KeyValuePair<string, object?>("request", _name),
                new KeyValuePair<string, object?>("result", result));
        }
    }
}
