namespace Dispatch.Workflows.Access;

/// <summary>What a single key or account may do beyond its role.</summary>
[Flags]
public enum CallerRights
{
    None = 0,

    /// <summary>May say when a ticket was received, as an import of older tickets does.</summary>
    Import = 1,

    /// <summary>Its tickets go the whole way and count in no report; it reaches no others.</summary>
    Sandbox = 2,
}
