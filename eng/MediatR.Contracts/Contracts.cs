namespace MediatR;

/// <summary>Any message that is sent to exactly one handler.</summary>
public interface IBaseRequest;

/// <summary>A request without an answer.</summary>
public interface IRequest : IBaseRequest;

/// <summary>A request answered with <typeparamref name="TResponse"/>.</summary>
public interface IRequest<out TResponse> : IBaseRequest;

/// <summary>A request answered with a stream of <typeparamref name="TResponse"/>.</summary>
public interface IStreamRequest<out TResponse>;

/// <summary>A message that any number of handlers hear.</summary>
public interface INotification;

/// <summary>The absent answer, where a type is needed.</summary>
public readonly struct Unit : IEquatable<Unit>, IComparable<Unit>, IComparable
{
    private static readonly Unit _value;

    /// <summary>The one value.</summary>
    public static ref readonly Unit Value => ref _value;

    /// <summary>The one value as a finished task.</summary>
    public static Task<Unit> Task { get; } = System.Threading.Tasks.Task.FromResult(_value);

    /// <inheritdoc/>
    public int CompareTo(Unit other) => 0;

    int IComparable.CompareTo(object? obj) => 0;

    /// <inheritdoc/>
    public bool Equals(Unit other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Unit;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => "()";

    /// <summary>Always true.</summary>
    public static bool operator ==(Unit first, Unit second) => true;

    /// <summary>Always false.</summary>
    public static bool operator !=(Unit first, Unit second) => false;
}
