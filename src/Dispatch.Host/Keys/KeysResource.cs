using Dispatch.Host.Api;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Keys;

/// <summary>Keys of programs: made, seen and ended by an admin, or by a unit for itself.</summary>
internal sealed class KeysResource : IApiResource
{
    /// <summary>Who makes keys and ends them.</summary>
    public static readonly string[] Keepers = [Roles.Admin, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Department];

    private const string Route = "/api/v1/keys";
    private static readonly string[] _states = ["live", "expired", "revoked"];

    public void Map(IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup(Route).WithTags("keys");
        keys.MapGet("", (ApiCall call, string? unitId, string? state, int? limit, string? cursor) => call.AskAsync(new ListKeys(call.Page, unitId, State(state))))
            .For(Reach.OwnUnits, [.. Keepers, Roles.Auditor]).GivesPageOf<KeyView>().WithSummary("密钥列表 Keys of the caller's unit, with their last use");
        keys.MapGet("{id}", (string id, ApiCall call) => call.AskAsync(new GetKey(id), key => Answer.Ok(key, key.Version)))
            .For(Reach.OwnUnits, [.. Keepers, Roles.Auditor]).Gives<KeyView>().WithSummary("一个密钥 One key");
        keys.MapPost("", (KeyDraft draft, ApiCall call) => call.ChangeAsync(new CreateKey(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.OwnUnits, Keepers).Gives<KeyView>(201).WithSummary("新建密钥 Make a key; it is shown once");
        keys.MapDelete("{id}", (string id, ApiCall call) => call.ChangeAsync(new RevokeKey(id), ended => Answer.Ok(ended, ended.Version)))
            .For(Reach.OwnUnits, Keepers).Gives<KeyView>().WithSummary("停用密钥 End a key at once");
    }

    private static string? State(string? state) => string.IsNullOrEmpty(state) || _states.Contains(state)
        ? state is "" ? null : state
        : throw new InvalidRequestException("state", "应为 live、expired 或 revoked。Must be live, expired or revoked.");
}
