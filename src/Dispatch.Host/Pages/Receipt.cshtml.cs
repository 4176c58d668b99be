using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace Dispatch.Host.Pages;

/// <summary>The receipt with its code, to keep or to print.</summary>
[PageFor(Reach.Public)]
internal sealed class ReceiptPage(ISender sender) : PageModel
{
    public string Code { get; private set; } = "";

    public string Svg { get; private set; } = "";

    public TrackingView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        try
        {
            View = await sender.Send(new TrackTicket(code), cancellation);
        }
        catch (NotFoundException)
        {
            // The track page says what to do about a wrong code.
            return LocalRedirect($"/track/{Uri.EscapeDataString(code)}");
        }

        Code = View.TrackingCode;
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode($"{Request.Scheme}://{Request.Host}/track/{Uri.EscapeDataString(Code)}", QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        Svg = svg.GetGraphic(6);
        return Page();
    }
}
