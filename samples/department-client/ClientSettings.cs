namespace Dispatch.DepartmentClient;

/// <summary>What the client is told at start.</summary>
/// <param name="Base">Where Dispatch is.</param>
/// <param name="Key">The department's key.</param>
/// <param name="State">Directory of what must survive a restart.</param>
/// <param name="Receive">Where webhooks are received; null to ask only.</param>
internal sealed record ClientSettings(Uri Base, string Key, string State, string? Receive)
{
    public static ClientSettings From(IConfiguration options) => new(
        new Uri(options["base"] ?? "http://127.0.0.1:5080"),
        options["key"] ?? "demo-dept-water",
        Directory.CreateDirectory(options["state"] ?? "department-state").FullName,
        options["receive"]);
}
