using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dispatch.Host.Attachments;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Dispatch.Host.Tests;

/// <summary>What is attached: types by content, sizes, names, pictures without their metadata, and who gets them.</summary>
public sealed class UploadTests(FiledHost filed) : IClassFixture<FiledHost>
{
    private const string Place = "GPS-N30.5928-E114.3055";
    private readonly HttpClient _station = filed.Host.Client("demo-station-guiyuan");

    private string Route => $"/api/v1/tickets/{filed.TicketId}/attachments";

    [Fact]
    public async Task Photo_Attached_LosesItsMetadataAndStandsUpright()
    {
        var sent = WithMetadata(Photo(SKEncodedImageFormat.Jpeg, 40, 20), orientation: 6);
        Encoding.Latin1.GetString(sent).Should().Contain(Place);

        var content = await (await DownloadAsync(await AttachAsync("photo.jpg", sent))).Content.ReadAsByteArrayAsync();

        Encoding.Latin1.GetString(content).Should().NotContain(Place).And.NotContain("Exif");
        using var picture = SKBitmap.Decode(content);
        (picture.Width, picture.Height).Should().Be((20, 40));
    }

    [Fact]
    public async Task Picture_WithAPageBehindIt_IsKeptWithoutThePage()
    {
        byte[] polyglot = [.. Photo(SKEncodedImageFormat.Png, 8, 8), .. "<html><script>alert(1)</script></html>"u8];
        var content = await (await DownloadAsync(await AttachAsync("both.png", polyglot))).Content.ReadAsByteArrayAsync();
        Encoding.Latin1.GetString(content).Should().NotContain("<script>");
    }

    [Theory]
    [InlineData("page.jpg", "<html><script>alert(1)</script></html>")]
    [InlineData("drawing.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("run.pdf", "MZ\u0090\u0000")]
    [InlineData("empty.pdf", "")]
    [InlineData("torn.jpg", "\u00ff\u00d8\u00ff\u00e0torn")]
    [InlineData("zip.docx", "PK\u0003\u0004not a zip")]
    public async Task File_OfNoAllowedType_Is400WhateverItsNameAndType(string name, string content)
    {
        var answer = await _station.PostAsync(Route, Form((name, Encoding.Latin1.GetBytes(content))));
        (await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").TryGetProperty("attachments", out _).Should().BeTrue();
    }

    [Fact]
    public async Task Picture_OfTooManyPixels_IsRefusedBeforeItIsUnpacked()
    {
        var limited = new AttachmentStore(filed.Host.Services.GetRequiredService<Composition.DataDirectory>(), new AttachmentLimits { MostPixels = 100 });
        var keep = () => limited.KeepAsync("bomb.png", Photo(SKEncodedImageFormat.Png, 11, 10), default);
        await keep.Should().ThrowAsync<Workflows.Access.InvalidRequestException>();
    }

    [Fact]
    public async Task File_OverItsLimit_Is413()
    {
        byte[] large = [.. "%PDF-1.7\n"u8, .. new byte[11 * 1024 * 1024]];
        await (await _station.PostAsync(Route, Form(("large.pdf", large)))).ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Request_Of100Megabytes_Is413BeforeItIsRead()
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(new byte[100 * 1024 * 1024]), "files", "huge.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Route) { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await _station.SendAsync(request);
        await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("../../../etc/cron.d/evil.pdf", "evil.pdf")]
    [InlineData("..\\..\\evil.exe", "evil.pdf")]
    [InlineData("现场照片 1.pdf", "现场照片 1.pdf")]
    [InlineData("a\u202egnp.pdf", "agnp.pdf")]
    [InlineData("...", "附件.pdf")]
    public async Task Name_WithAWay_BecomesAPlainName(string given, string kept)
    {
        var attachment = await AttachAsync(given, [.. "%PDF-1.7\n%%EOF"u8]);
        attachment.GetProperty("name").GetString().Should().Be(kept);
        var folder = Path.Combine(filed.Host.Directory, "attachments");
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Should().OnlyContain(f => f!.Length == 32);
    }

    [Fact]
    public async Task Download_IsAlwaysAFileToSave()
    {
        using var answer = await DownloadAsync(await AttachAsync("note.pdf", [.. "%PDF-1.7\n%%EOF"u8]));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Content-Security-Policy").Should().Equal("default-src 'none'; sandbox");
    }

    [Fact]
    public async Task Download_ByThoseWhoDoNotSeeTheTicket_IsLikeOneThatIsNotThere()
    {
        var id = (await AttachAsync("note.pdf", [.. "%PDF-1.7\n%%EOF"u8])).GetProperty("id").GetString();
        var stranger = filed.Host.Client("demo-dept-fire");
        var foreign = await (await stranger.GetAsync($"{Route}/{id}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        var missing = await (await stranger.GetAsync($"/api/v1/tickets/nothing/attachments/{id}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        foreign.GetProperty("detail").GetString().Should().Be(missing.GetProperty("detail").GetString());
        await (await stranger.GetAsync(Route)).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        await (await stranger.PostAsync(Route, Form(("a.pdf", [.. "%PDF-1.7"u8])))).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        await (await filed.Host.Client().GetAsync($"{Route}/{id}")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
        await (await filed.Host.Client("demo-auditor").PostAsync(Route, Form(("a.pdf", [.. "%PDF-1.7"u8])))).ShouldBeProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Attach_Repeated_AttachesOnceThoughTheBoundaryDiffers()
    {
        var before = filed.Host.Count("SELECT COUNT(*) FROM ticket_attachments");
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Route) { Content = Form(("once.pdf", [.. "%PDF-1.7 once"u8])) };
            request.Headers.Add("Idempotency-Key", "attach-once");
            using var answer = await _station.SendAsync(request);
            answer.StatusCode.Should().Be(HttpStatusCode.Created);
        }

        filed.Host.Count("SELECT COUNT(*) FROM ticket_attachments").Should().Be(before + 1);
    }

    [Fact]
    public async Task File_WithPhotosInsideOrBeside_HasThem()
    {
        var photo = Convert.ToBase64String(Photo(SKEncodedImageFormat.Webp, 4, 4));
        var inside = await filed.Host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", FiledHost.Body("inside", $$""", "attachments":[{"name":"a.webp","content":"{{photo}}"}]"""));
        inside.StatusCode.Should().Be(HttpStatusCode.Created, await inside.Content.ReadAsStringAsync());
        using var form = Form(("b.png", Photo(SKEncodedImageFormat.Png, 4, 4)));
        form.Add(new StringContent(FiledHost.Body("beside")), "ticket");
        var beside = await filed.Host.Client("demo-hotline").PostAsync("/api/v1/tickets", form);
        beside.StatusCode.Should().Be(HttpStatusCode.Created, await beside.Content.ReadAsStringAsync());
        foreach (var (answer, type) in new[] { (inside, "image/webp"), (beside, "image/png") })
        {
            var id = (await answer.JsonAsync()).GetProperty("id").GetString();
            var list = await (await _station.GetAsync($"/api/v1/tickets/{id}/attachments")).JsonAsync();
            list.GetProperty("items").EnumerateArray().Single().GetProperty("contentType").GetString().Should().Be(type);
        }
    }

    [Fact]
    public async Task Sweep_RemovesOldFilesThatNoTicketNames()
    {
        var attached = await AttachAsync("kept.pdf", [.. "%PDF-1.7"u8]);
        var store = filed.Host.Services.GetRequiredService<AttachmentStore>();
        var orphan = await store.KeepAsync("orphan.pdf", [.. "%PDF-1.7"u8], default);
        var young = await store.KeepAsync("young.pdf", [.. "%PDF-1.7"u8], default);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(filed.Host.Directory, "attachments"), "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != young.StorageKey))
        {
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddHours(-2));
        }

        filed.Host.Services.GetRequiredService<AttachmentSweep>().Sweep().Should().BePositive();

        store.Open(orphan.StorageKey).Should().BeNull();
        store.All().Select(f => f.StorageKey).Should().Contain(young.StorageKey);
        (await DownloadAsync(attached)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<JsonElement> AttachAsync(string name, byte[] content)
    {
        using var answer = await _station.PostAsync(Route, Form((name, content)));
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("items")[0];
    }

    private Task<HttpResponseMessage> DownloadAsync(JsonElement attachment) => _station.GetAsync($"{Route}/{attachment.GetProperty("id").GetString()}");

    private static MultipartFormDataContent Form(params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(part, "files", name);
        }

        return form;
    }

    private static byte[] Photo(SKEncodedImageFormat format, int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.SeaGreen);
        using var data = picture.Encode(format, 90);
        return data.ToArray();
    }

    // An Exif block as cameras write it: how to turn the picture, and a text that tells where it was taken.
    private static byte[] WithMetadata(byte[] jpeg, byte orientation)
    {
        byte[] text = [.. Encoding.ASCII.GetBytes(Place), 0];
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x0E, 0, 2, 0, 0, 0, (byte)text.Length, 0, 0, 0, 38,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0, 0, 0, 0, .. text,
        ];
        var length = exif.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }
}
