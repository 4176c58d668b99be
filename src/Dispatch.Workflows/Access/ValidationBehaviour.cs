using MediatR;

namespace Dispatch.Workflows.Access;

/// <summary>Refuses a request whose own fields are wrong before anything is read.</summary>
public sealed class ValidationBehaviour<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (request is IValidated validated)
        {
            var errors = new FieldErrors();
            validated.Validate(errors);
            errors.ThrowIfAny();
        }

        return next();
    }
}
