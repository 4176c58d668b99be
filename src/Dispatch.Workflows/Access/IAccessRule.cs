namespace Dispatch.Workflows.Access;

/// <summary>A finer check of who may send a request, beyond the roles it names. All rules registered for a request must agree.</summary>
public interface IAccessRule<in TRequest>
{
    /// <summary>Throws where the caller may not send this request.</summary>
    /// <exception cref="ForbiddenException">The caller has no right to it.</exception>
    /// <exception cref="Engine.Primitives.NotFoundException">It is not the caller's to see.</exception>
    ValueTask CheckAsync(TRequest request, Caller caller, CancellationToken cancellation);
}
