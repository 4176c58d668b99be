namespace Dispatch.Workflows.Access;

/// <summary>A request that checks its own fields before it is handled: shape and length, nothing that needs the database.</summary>
public interface IValidated
{
    /// <summary>Adds what is wrong.</summary>
    void Validate(FieldErrors errors);
}
