using System.IO.Compression;
using System.Text;
using Dispatch.Engine.Persistence;
using FluentAssertions;
using Xunit;

namespace Dispatch.Engine.Tests.Persistence;

public sealed class PackedTextTests
{
    private const string Journal =
        """[{"id":"032c286c49c871d1","activityId":"station","activityNodeId":"Workflow1:flow:station","activityType":"Dispatch.AssignTask","activityTypeVersion":1,"activityName":"驿站受理处置","startedAt":"2026-09-28T02:00:40+00:00","status":"Running"}]""";

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

    [Fact]
    public void Unpack_OfWhatEarlierVersionsPacked_IsThatText()
    {
        var text = Encoding.UTF8.GetBytes("{\"status\":\"Running\",\"说明\":\"旧格式\"}");
        var packed = new byte[5 + BrotliEncoder.GetMaxCompressedLength(text.Length)];
        BrotliEncoder.TryCompress(text, packed.AsSpan(5), out var written, 0, 16).Should().BeTrue();
        (packed[0], packed[1]) = (1, (byte)text.Length);

        PackedText.Unpack(packed[..(5 + written)]).Should().Equal(text);
    }

    [Fact]
    public void Unpack_OfWhatTheFirstDictionaryPacked_IsThatText() =>
        Encoding.UTF8.GetString(PackedText.Unpack(Convert.FromHexString("03F800000028B52FFD000055010003C10228955FAA176FFC4C7A060309FC21EA0062F50EC78812EE2C3D54A339982DC755E576EBB198210D"))).Should().Be(Journal, "texts in databases can be read with this dictionary only: it never changes");

    [Fact]
    public void Unpack_OfBytesSpoiltByChance_IsNeverMoreThanAWrongTextOfThatLength()
    {
        var packed = PackedText.Pack(Encoding.UTF8.GetBytes(Journal));
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var spoilt = (byte[])packed.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                spoilt[random.Next(5, spoilt.Length)] ^= (byte)random.Next(1, 256);
            }

            try
            {
                PackedText.Unpack(spoilt).Should().HaveCount(Encoding.UTF8.GetByteCount(Journal));
            }
            catch (InvalidDataException)
            {
                // The usual answer.
            }
        }
    }
}
