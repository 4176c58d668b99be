using System.Security.Cryptography;
using System.Text;
using Dispatch.Engine.Persistence;

namespace Dispatch.Host.Identity;

/// <summary>The door through which the first admin comes in: open while there never was an admin, with a code that each start makes anew and shows on the console only; closed for good by the first admin. An operator whose admins are all lost opens it for one more.</summary>
internal sealed class FirstStart(IDatabase database, IHostEnvironment environment, Composition.HostSettings settings)
{
    private const string ForGood = "first-start";
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    // Each start has a door of its own when the operator asks for one; it is shut by the admin that comes in.
    private readonly string _door = settings.AdminCode ? "operator-" + Guid.NewGuid().ToString("n") : ForGood;

    /// <summary>The code of this start: three groups of four.</summary>
    public string Code { get; } = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>Whether an admin may still be made by the code. A demo admin counts only where it is accepted.</summary>
    public bool IsOpen
    {
        get
        {
            using var session = database.OpenRead();
            if (settings.AdminCode)
            {
                return session.QueryFirst("SELECT COUNT(*) FROM host_first_start WHERE id = $1", row => row.GetInt64(0), _door) == 0;
            }

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

    /// <summary>Closes this start's door, in the transaction of the admin who came in; answers whether it was open.</summary>
    public bool Close(WriteSession session, DateTimeOffset now) => Close(session, _door, now);

    /// <summary>Closes the door of the first start for good, in the transaction that makes an admin.</summary>
    public static void CloseForGood(WriteSession session, DateTimeOffset now) => Close(session, ForGood, now);

    private static bool Close(WriteSession session, string door, DateTimeOffset now) =>
        session.Execute("INSERT INTO host_first_start (id, closed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", door, now) == 1;

    private static byte[] Plain(string code) => Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant());
}
