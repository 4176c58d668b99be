using Dispatch.Host.Api;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace Dispatch.Host.Pages;

/// <summary>The receipt with its code, to keep or to print.</summary>
[PageFor(Reach.Public)]
internal sealed class ReceiptPage : PageModel
{
    public string Code { get; private set; } = "";

    public string Svg { get; private set; } = "";

    public void OnGet(string code)
    {
        Code = code;
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode($"{Request.Scheme}://{Request.Host}/track/{Uri.EscapeDataString(code)}", QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        Svg = svg.GetGraphic(6);
    }
}
