namespace Dispatch.Workflows.Residents;

/// <summary>Where the keys of personal data lie, under <c>Dispatch:DataKey</c>.</summary>
public sealed class DataKeyOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Dispatch:DataKey";

    /// <summary>The file.</summary>
    /// <value>Default <c>data.key</c> beside the database; an operator keeps it elsewhere, so that no copy of the database carries its key.</value>
    public string? Path { get; set; }

    /// <summary>Whether to start although the key of what is stored is gone. Identities stored until then stay unreadable for ever.</summary>
    /// <value>Default false.</value>
    public bool AcceptLoss { get; set; }
}
