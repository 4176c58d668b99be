using System.Text.Json.Nodes;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Host.Pages.Admin;

/// <summary>People's accounts.</summary>
internal sealed class AccountRegister(IDatabase database, Choices choices, Says says, ISender sender) : IRegister
{
    public string Name => "accounts";

    public IReadOnlyList<string> Columns => ["Field.accountName", "Field.displayName", "Field.unitId", "Field.roles", "Field.lastSignInAt"];

    public bool IsDated => false;

    public IEnumerable<RegisterRow> Rows()
    {
        using var session = database.OpenRead();
        return AccountRows.All(session).Select(account => new RegisterRow(
            account.Id, [account.Name, account.DisplayName ?? choices.Member(account.MemberId), says.Unit(account.UnitId), string.Join(' ', account.RoleList.Select(r => says.Word("Role", r))), says.Instant(account.LastSignInAt)])
        {
            State = account.IsLocked ? EntryState.Off : EntryState.Current,
            UnitIds = account.UnitId is { } unit ? [unit] : [],
        });
    }

    public JsonObject? Find(string id)
    {
        using var session = database.OpenRead();
        if (AccountRows.ById(session, id) is not { } account)
        {
            return null;
        }

        var entry = EntryText.Of(AccountView.Of(account))!;
        entry["version"] = account.Version;
        return entry;
    }

    public IReadOnlyList<EntryField> Fields() =>
    [
        new("name") { Required = true, Fixed = true, Help = "Help.accountName" },
        new("displayName"),
        new("memberId", FieldKind.Choice) { Options = choices.Members(), Help = "Help.memberId" },
        new("unitId", FieldKind.Choice) { Options = choices.Units(), Help = "Help.account.unitId" },
        new("roles", FieldKind.Choices) { Options = choices.Words("Role", Roles.All), Help = "Help.roles" },
        new("externalName") { Help = "Help.externalName" },
    ];

    public async Task<SavedEntry> SaveAsync(string? id, JsonObject entry, CancellationToken cancellation)
    {
        var draft = EntryText.Draft<AccountDraft>(entry);
        var saved = id is null ? await sender.Send(new CreateAccount(draft), cancellation) : await sender.Send(new UpdateAccount(id, draft), cancellation);
        return new SavedEntry(saved.Id, saved.OneTimePassword);
    }

    public IReadOnlyList<string> Acts(JsonObject entry) => ["reset", entry["locked"]?.GetValue<bool>() == true ? "unlock" : "lock"];

    public async Task<SavedEntry> ActAsync(string id, string act, string? note, CancellationToken cancellation)
    {
        var account = act == "reset" ? await sender.Send(new ResetAccount(id), cancellation) : await sender.Send(new LockAccount(id, act == "lock"), cancellation);
        return new SavedEntry(account.Id, account.OneTimePassword);
    }
}
