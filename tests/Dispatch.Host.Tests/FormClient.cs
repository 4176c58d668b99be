using System.Net;
using System.Text.RegularExpressions;

namespace Dispatch.Host.Tests;

/// <summary>A person with a browser: keeps cookies, fills in forms with the token that stands in them, follows no redirect by itself.</summary>
internal sealed partial class FormClient : IDisposable
{
    private readonly HttpClient _client;

    public FormClient(Uri address)
    {
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    public async Task<string> ReadAsync(string path)
    {
        var answer = await _client.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Opens the page, fills in its form and sends it; <paramref name="to"/> where the form goes elsewhere.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, Dictionary<string, string> fields, string? to = null)
    {
        var html = await (await _client.GetAsync(page)).Content.ReadAsStringAsync();
        return await PostAsync(to ?? page, new(fields) { ["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value });
    }

    /// <summary>Sends a form as it is.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields) => _client.PostAsync(path, new FormUrlEncodedContent(fields));

    /// <summary>Opens the page and sends its form with a file; answers the page that comes back.</summary>
    public async Task<string> UploadAsync(string page, string file, Dictionary<string, string> fields)
    {
        var html = await (await _client.GetAsync(page)).Content.ReadAsStringAsync();
        using var form = new MultipartFormDataContent { { new StringContent(Token().Match(html).Groups[1].Value), "__RequestVerificationToken" }, { new StringContent(file), "file", "file.csv" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return WebUtility.HtmlDecode(await (await _client.PostAsync(page, form)).Content.ReadAsStringAsync());
    }

    /// <summary>Signs in; answers where that leads.</summary>
    public async Task<string> SignInAsync(string name, string password)
    {
        var answer = await SubmitAsync("/login", new() { ["name"] = name, ["password"] = password });
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString();
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
