using System.Text.Encodings.Web;

namespace Dispatch.Host.Studio;

/// <summary>Our page around one element of Studio.</summary>
internal static class StudioPage
{
    /// <summary>What the page may load: nothing from elsewhere. The hashes are those of the two scripts that Studio's editor and instance list write into the page.</summary>
    public const string Policy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; "
        + "font-src 'self' data:; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static string Of(string element, string? attribute, string? id, bool chinese, bool instances, string path)
    {
        string Say(string zh, string en) => chinese ? zh : en;
        static string Safe(string? text) => HtmlEncoder.Default.Encode(text ?? "");
        var current = " aria-current=\"page\"";
        return $"""
            <!DOCTYPE html>
            <html lang="{(chinese ? "zh-Hans" : "en")}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{Say("流程设计器 · 吹哨报到", "Workflow designer · Dispatch")}</title>
              <base href="/studio/">
              <link rel="icon" type="image/png" href="_content/Elsa.Studio.Shell/favicon-32x32.png">
              <link rel="stylesheet" href="_content/MudBlazor/MudBlazor.min.css">
              <link rel="stylesheet" href="_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.css">
              <link rel="stylesheet" href="_content/Radzen.Blazor/css/material-base.css">
              <link rel="stylesheet" href="_content/Elsa.Studio.Shell/css/shell.css">
              <link rel="stylesheet" href="Elsa.Studio.Host.CustomElements.styles.css">
              <link rel="stylesheet" href="assets/studio.css">
            </head>
            <body>
              <header class="bar">
                <strong>{Say("吹哨报到 · 流程", "Dispatch · Workflows")}</strong>
                <a href="/studio/"{(instances ? "" : current)}>{Say("流程定义", "Definitions")}</a>
                <a href="/studio/instances"{(instances ? current : "")}>{Say("流程实例", "Instances")}</a>
                <a href="/admin">{Say("管理首页", "Administration")}</a>
                <span class="gap"></span>
                <span id="who"></span>
                <a id="language" href="/language?to={Say("en", "zh")}&amp;back={Safe(Uri.EscapeDataString(path))}">{Say("English", "中文")}</a>
              </header>
              <main id="studio" data-element="{element}" data-attribute="{attribute}" data-id="{Safe(id)}">
                <p id="loading">{Say("正在打开流程设计器,首次打开需要几秒钟……", "Opening the designer; the first time takes some seconds…")}</p>
              </main>
              <div id="blazor-error-ui">{Say("页面出错了,请重新加载。", "Something went wrong; reload the page.")}<a href="" class="reload">{Say("重新加载", "Reload")}</a></div>
              <script src="assets/studio.js"></script>
              <script src="_content/BlazorMonaco/jsInterop.js"></script>
              <script src="_content/BlazorMonaco/lib/monaco-editor/min/vs/loader.js"></script>
              <script src="_content/BlazorMonaco/lib/monaco-editor/min/vs/editor/editor.main.js"></script>
              <script src="_content/MudBlazor/MudBlazor.min.js"></script>
              <script src="_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.js"></script>
              <script src="_content/Radzen.Blazor/Radzen.Blazor.js"></script>
              <script src="_framework/blazor.webassembly.js"></script>
            </body>
            </html>
            """;
    }

    /// <summary>What the page says where the package is not installed.</summary>
    public static string Missing(bool chinese) => $"""
        <!DOCTYPE html>
        <html lang="{(chinese ? "zh-Hans" : "en")}">
        <head><meta charset="utf-8"><title>{(chinese ? "流程设计器未安装" : "The designer is not installed")}</title></head>
        <body style="font: 16px/1.6 sans-serif; max-width: 42em; margin: 10vh auto; padding: 0 20px">
          <h1>{(chinese ? "流程设计器未安装" : "The designer is not installed")}</h1>
          <p>{(chinese
            ? "构建时没有找到 Node.js,或者无法访问 npm。其他功能不受影响。"
            : "Node.js was not found when this host was built, or npm could not be reached. Everything else works.")}</p>
          <ol>
            <li>{(chinese ? "安装 Node.js 20 或更新版本。" : "Install Node.js 20 or later.")}</li>
            <li>{(chinese ? "重新构建:" : "Build again: ")}<code>dotnet build src/Dispatch.Host</code></li>
            <li>{(chinese ? "重新启动本服务,再打开此页。" : "Start the host again and open this page.")}</li>
          </ol>
        </body>
        </html>
        """;
}
