using System.Text;
using Dispatch.Engine.Persistence;
using FluentAssertions;
using Xunit;

namespace Dispatch.Engine.Tests.Persistence;

public sealed class PackedTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("楼上夜间施工，影响休息，请尽快处理。")]
    public void Unpack_OfWhatWasPacked_IsTheText(string text) =>
        Encoding.UTF8.GetString(PackedText.Unpack(PackedText.Pack(Encoding.UTF8.GetBytes(text)))).Should().Be(text);

    [Fact]
    public void Pack_OfAJournal_IsMuchShorter()
    {
        var text = string.Concat(Enumerable.Range(0, 20).Select(i => $$"""{"id":"032c19e0a582de{{i:x2}}","activityType":"Dispatch.AssignTask","eventName":"Started"},"""));
        PackedText.Pack(Encoding.UTF8.GetBytes(text)).Length.Should().BeLessThan(text.Length / 3);
    }

    [Fact]
    public void Unpack_OfPlainText_IsThatText() => Encoding.UTF8.GetString(PackedText.Unpack("[1,2]"u8.ToArray())).Should().Be("[1,2]");

    [Fact]
    public void Unpack_OfDamagedBytes_SaysSo()
    {
        var packed = PackedText.Pack("a text that is cut off on its way to the disk"u8);
        var unpack = () => PackedText.Unpack(packed[..^3]);
        unpack.Should().Throw<InvalidDataException>();
    }
}
