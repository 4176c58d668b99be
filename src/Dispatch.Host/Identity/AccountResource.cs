using Dispatch.Host.Api;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Identity;

/// <summary>People's accounts: made, bound, locked and reset by the admin.</summary>
internal sealed class AccountResource : IApiResource
{
    private const string Route = "/api/v1/accounts";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("accounts");
        api.MapGet("", (ApiCall call, string? unitId, string? memberId, string? q) => call.AskAsync(new ListAccounts(call.Page, unitId, memberId, q)))
            .For(Reach.Everything, Roles.Admin, Roles.Auditor).GivesPageOf<AccountView>().WithSummary("账号 Accounts");
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetAccount(id), found => Answer.Ok(found, found.Version)))
            .For(Reach.Everything, Roles.Admin, Roles.Auditor).Gives<AccountView>().WithSummary("一个账号 One account");
        api.MapPost("", (AccountDraft draft, ApiCall call) => call.ChangeAsync(new CreateAccount(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<AccountView>(201).WithSummary("新建账号 Make an account; its one-time password is shown once");
        api.MapPut("/{id}", (string id, AccountDraft draft, ApiCall call) => call.ChangeAsync(new UpdateAccount(id, draft), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<AccountView>().WithSummary("修改账号 Change an account");
        api.MapPost("/{id}/reset", (string id, ApiCall call) => call.ChangeAsync(new ResetAccount(id), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<AccountView>().WithSummary("重置密码 New one-time password; signs out everywhere");
        api.MapPost("/{id}/lock", (string id, ApiCall call) => call.ChangeAsync(new LockAccount(id, true), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<AccountView>().WithSummary("锁定 Lock");
        api.MapPost("/{id}/unlock", (string id, ApiCall call) => call.ChangeAsync(new LockAccount(id, false), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<AccountView>().WithSummary("解锁 Open again");
    }
}
