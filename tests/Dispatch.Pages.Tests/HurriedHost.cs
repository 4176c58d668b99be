namespace Dispatch.Pages.Tests;

/// <summary>A host on which three working days pass in a few seconds.</summary>
public sealed class HurriedHost : IAsyncLifetime
{
    private readonly PagesHost _host = new() { Arguments = ["--Dispatch:Sla:Scale", "0.00002"] };

    public Uri Address => _host.Address;

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();
}
