namespace Dispatch.Store.Tests;

/// <summary>The contract on the embedded database.</summary>
public sealed class SqliteStoreTests : StoreContract
{
    protected override Task<StoreUnderTest> CreateAsync() => StoreUnderTest.SqliteAsync();
}
