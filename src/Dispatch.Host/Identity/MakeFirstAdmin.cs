using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>The operator, who reads the console, makes the first admin with the one-time code; afterwards there is no such request any more.</summary>
[AllowedForEveryone]
internal sealed record MakeFirstAdmin(string Code, string Name, string? DisplayName, string Password) : ICommand<Account>, IValidated
{
    public void Validate(FieldErrors errors) => errors.Text("name", Name, 60).AtMost("displayName", DisplayName, 60).Text("password", Password, 200);

    /// <summary>Makes the account and closes the door.</summary>
    internal sealed class Handler(FirstStart first, UserManager<Account> users, UnitOfWork unit, IdGenerator ids, TimeProvider time) : IRequestHandler<MakeFirstAdmin, Account>
    {
        public async Task<Account> Handle(MakeFirstAdmin request, CancellationToken cancellationToken)
        {
            await unit.EnterAsync("first-start", cancellationToken);
            if (!first.IsOpen)
            {
                throw new NotFoundException("There is an admin already.");
            }

            if (!first.IsCode(request.Code))
            {
                throw new InvalidRequestException("code", "一次性代码不对,请看服务启动时的控制台输出。The one-time code is wrong: see what the service printed when it started.");
            }

            unit.Write(session =>
            {
                if (!first.Close(session, time.GetUtcNow()))
                {
                    throw new WriteConflictException("Another first admin was faster.");
                }
            });
            var account = new Account { Id = ids.Next(), Name = request.Name, DisplayName = request.DisplayName, Roles = Roles.Admin, CreatedAt = time.GetUtcNow() };
            (await users.CreateAsync(account, request.Password)).Require();
            return account;
        }
    }
}
