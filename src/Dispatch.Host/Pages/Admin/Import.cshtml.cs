using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Host.Sheets;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Sheets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages.Admin;

/// <summary>Organisation, members, categories and lists come in from a spreadsheet: tried first, with what is wrong row by row, then written as a whole.</summary>
[PageFor(Reach.Everything, Roles.Admin)]
[RequestSizeLimit(LargestFile)]
internal sealed class ImportPage(ISender sender, HeldFiles files, IStringLocalizer<Words> words) : PageModel
{
    private const long LargestFile = 20 * 1024 * 1024;

    public string? Subject { get; private set; }

    public ImportReport? Report { get; private set; }

    /// <summary>Under what name the tried file waits to be imported.</summary>
    public string? Held { get; private set; }

    public string? Problem { get; private set; }

    public void OnGet(string? subject) => Subject = Known(subject);

    public async Task<IActionResult> OnPostAsync(string? subject, IFormFile? file, CancellationToken cancellation)
    {
        Subject = Known(subject);
        if (file is null)
        {
            Problem = words["Import.NoFile"];
            return Page();
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        try
        {
            Report = await sender.Send(new CheckImport(SheetFile.Read(bytes.ToArray(), Subject)), cancellation);
            Held = files.Hold(CallerClaims.Read(User).Id!, bytes.ToArray());
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } reasons)
        {
            Problem = string.Join(' ', reasons);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(string? subject, string? held, CancellationToken cancellation)
    {
        Subject = Known(subject);
        if (files.Take(CallerClaims.Read(User).Id!, held ?? "") is not { } bytes)
        {
            Problem = words["Import.Gone"];
            return Page();
        }

        var tables = SheetFile.Read(bytes, Subject);
        try
        {
            Report = await sender.Send(new ImportReference(tables), cancellation);
        }
        catch (UnprocessableException e)
        {
            // Somebody changed the data since the file was tried.
            Problem = Says.OneOf(e.Message);
            Report = await sender.Send(new CheckImport(tables), cancellation);
        }

        return Page();
    }

    private static string? Known(string? subject) => ReferenceSheets.Subjects.Contains(subject) ? subject : null;
}
