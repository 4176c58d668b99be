using Dispatch.Engine.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Engine.Tests.Diagnostics;

public sealed class CommitRecordTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Failures_SomeAmongManyThatPass_ShowAndAreForgottenWhenAllPass()
    {
        var commits = new CommitRecord(_time);
        commits.Add(stored: false);
        commits.IsFailing.Should().BeFalse("one failure may be a moment's");
        commits.Add(stored: true);
        commits.Add(stored: false);
        commits.Add(stored: true);
        commits.IsFailing.Should().BeTrue();

        for (var i = 0; i < 9; i++)
        {
            commits.Add(stored: true);
        }

        commits.IsFailing.Should().BeFalse();
    }

    [Fact]
    public void Failures_OfTenSecondsAgo_CountNoMore()
    {
        var commits = new CommitRecord(_time);
        commits.Add(stored: false);
        commits.Add(stored: false);
        commits.IsFailing.Should().BeTrue();
        _time.Advance(TimeSpan.FromSeconds(10));
        commits.IsFailing.Should().BeFalse();
    }
}
