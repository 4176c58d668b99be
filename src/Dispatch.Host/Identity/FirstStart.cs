using System.Security.Cryptography;
using System.Text;
using Dispatch.Engine.Persistence;

namespace Dispatch.Host.Identity;

/// <summary>The door through which the first admin comes in: open while there never was an admin, with a code that each start makes anew and shows on the console only; closed for good by the first admin.</summary>
internal sealed class FirstStart(IDatabase database, IHostEnvironment environment)
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>The code of this start: three groups of four.</summary>
    public string Code { get; } = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>Whether an admin may still be made by the code. A demo admin counts only where it is accepted.</summary>
    public bool IsOpen
    {
        get
        {
            using var session = database.OpenRead();
            return session.QueryFirst(
                """
                SELECT (SELECT COUNT(*) FROM host_first_start)
                    + (SELECT COUNT(*) FROM host_accounts WHERE ',' || roles || ',' LIKE '%,admin,%' AND (is_demo = 0 OR $1 = 1))
                    + (SELECT COUNT(*) FROM host_api_keys WHERE role = 'admin' AND (is_demo = 0 OR $1 = 1))
                """,
                row => row.GetInt64(0),
                environment.IsDevelopment()) == 0;
        }
    }

    /// <summary>Whether this is the code, however it was typed.</summary>
    public bool IsCode(string typed) => CryptographicOperations.FixedTimeEquals(Plain(typed), Plain(Code));

    /// <summary>Closes the door for good, in the transaction that makes an admin; answers whether it was open.</summary>
    public static bool Close(WriteSession session, DateTimeOffset now) =>
        session.Execute("INSERT INTO host_first_start (id, closed_at) VALUES ('first-start', $1) ON CONFLICT DO NOTHING", now) == 1;

    private static byte[] Plain(string code) => Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant());
}
