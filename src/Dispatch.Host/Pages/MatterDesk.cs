using Dispatch.Host.Attachments;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Host.Pages;

/// <summary>Takes in what a page sent: reads the category's own fields, keeps the photos, files the ticket.</summary>
internal sealed class MatterDesk(ISender sender, TaskForms forms, Says says, AttachmentStore files)
{
    /// <summary>The command for what was sent; its photos are kept already.</summary>
    /// <exception cref="InvalidRequestException">A photo is none.</exception>
    public async Task<FileTicket> ReadAsync(MatterInput input, Channel channel, IFormCollection form, CancellationToken cancellation)
    {
        input.Sent = form.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        var schema = says.CategoryFields(input.CategoryCode);
        return input.ToCommand(channel, schema is null ? null : forms.Read(schema, input.Sent, "fields."), await files.KeepAsync(form.Files.Where(f => f.Length > 0), cancellation));
    }

    /// <summary>Files it.</summary>
    /// <exception cref="InvalidRequestException">Something is missing or wrong.</exception>
    public async Task<TicketView> FileAsync(MatterInput input, Channel channel, IFormCollection form, CancellationToken cancellation) =>
        (await sender.Send(await ReadAsync(input, channel, form, cancellation), cancellation)).Ticket;
}
