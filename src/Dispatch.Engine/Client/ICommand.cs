using MediatR;

namespace Dispatch.Engine.Client;

/// <summary>A request that changes something. Its handler gathers writes in the unit of work; <see cref="TransactionBehaviour{TRequest,TResponse}"/> stores them.</summary>
public interface ICommand<out TResponse> : IRequest<TResponse>;

/// <summary>A request that only reads what is committed.</summary>
public interface IQuery<out TResponse> : IRequest<TResponse>;
