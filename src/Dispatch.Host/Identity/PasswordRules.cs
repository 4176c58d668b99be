using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>What a password must be, and what happens to guesses.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>For how long an account takes no password after too many wrong ones.</summary>
    public static TimeSpan Lock { get; } = TimeSpan.FromMinutes(5);

    public static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = 10;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 5;
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = Lock;
    }

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password?.Contains(user.Name, StringComparison.OrdinalIgnoreCase) == true
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordHasName", Description = "密码不能包含账号名。The password must not contain the account's name." })
            : password?.Length > 200
                ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooLong", Description = "密码最多 200 个字符。The password has at most 200 characters." })
                : IdentityResult.Success);
}
