using Dispatch.Studio.Tests;

namespace Dispatch.Pages.Tests;

/// <summary>The tests of administration share a host without tickets and a browser.</summary>
[CollectionDefinition(Name)]
public sealed class AdminCollection : ICollectionFixture<PagesHost>, ICollectionFixture<Chromium>
{
    public const string Name = "admin";
}
