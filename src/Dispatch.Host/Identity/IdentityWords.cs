using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>What ASP.NET Core Identity complains of, in both languages.</summary>
internal sealed class IdentityWords : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"密码至少 {length} 个字符。The password needs at least {length} characters.");

    public override IdentityError PasswordRequiresDigit() => Say(nameof(PasswordRequiresDigit), "密码要有数字。The password needs a digit.");

    public override IdentityError PasswordRequiresLower() => Say(nameof(PasswordRequiresLower), "密码要有小写字母。The password needs a lower-case letter.");

    public override IdentityError PasswordRequiresUpper() => Say(nameof(PasswordRequiresUpper), "密码要有大写字母。The password needs an upper-case letter.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Say(nameof(PasswordRequiresUniqueChars), $"密码至少用 {uniqueChars} 种不同字符。The password needs at least {uniqueChars} different characters.");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "现在的密码不对。The present password is wrong.");

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), $"已有账号“{userName}”。There is an account “{userName}” already.");

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), "账号名不能为空。The name must not be empty.");

    private static IdentityError Say(string code, string words) => new() { Code = code, Description = words };
}
