using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Host.Tests.Fuzzing;

/// <summary>
/// Sends requests made along the API's description and then spoilt: wrong types, lengths, encodings, ids, orders. An answer of 500 and more, or an
/// error that is no problem document, is a violation. The same seed sends the same requests as long as the answers bring the same ids.
/// </summary>
public sealed class Fuzzer(HttpClient client, ApiDocument document, int seed)
{
    private static readonly string?[] _keys =
    [
        null, "no-such-key", "demo-admin", "demo-auditor", "demo-district", "demo-street-hanjiang", "demo-community-sunshine", "demo-station-guiyuan", "demo-dept-water",
        "demo-dept-fire", "demo-hotline",
    ];

    private static readonly string[] _texts =
    [
        "", " ", "x", "null", "true", "-1", "9999999999999999999999", "1e400", "NaN", "2026-02-30", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-05-01T08:00:00+99:00", "' OR 1=1 --", "%_\\",
        "\"; DROP TABLE tickets; --", "<script>alert(1)</script>", "../../../etc/passwd", "{{7*7}}", "${jndi:ldap://x}", "\u0000", "\u202e\u2066", "\ufeff", "𠮷野家", "💧", "\r\nX-Injected: 1", "a,b,c", "open",
        "compound-guiyuan", "community-sunshine", "dept-water", "water.outage", "http://127.0.0.1:9/x", "http://[::ffff:169.254.169.254]/", "file:///etc/passwd",
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _ids = ["nothing"];

    /// <summary>Sends as many requests as named.</summary>
    public async Task<FuzzReport> RunAsync(int count)
    {
        var statuses = new Dictionary<int, int>();
        var violations = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var operation = Any(document.Operations);
            using var request = Spoilt(operation);
            var told = $"#{i} {request.Method} {request.RequestUri} as {(request.Headers.TryGetValues("X-Api-Key", out var keys) ? keys.First() : "nobody")}";
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            try
            {
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
                var status = (int)answer.StatusCode;
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
                await LookAsync(answer, told, violations, patience.Token);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                violations.Add($"{told}: no answer ({e.Message})");
            }
        }

        return new FuzzReport(count, statuses, violations);
    }

    private async Task LookAsync(HttpResponseMessage answer, string told, List<string> violations, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        var type = answer.Content.Headers.ContentType?.MediaType;
        if (status >= 500)
        {
            violations.Add($"{told}: {status} {await answer.Content.ReadAsStringAsync(cancellation)}");
        }
        else if (status >= 400 && type != "application/problem+json")
        {
            violations.Add($"{told}: {status} as {type ?? "nothing"}");
        }
        else if (type == "application/json")
        {
            Collect(JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation)).RootElement);
        }
    }

    // Ids that answers bring make later requests reach deeper.
    private void Collect(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray().Take(5))
            {
                Collect(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.String && member.Name is "id" or "trackingCode" or "code" or "nextCursor" && member.Value.ValueKind == JsonValueKind.String && _ids.Count < 2000)
                {
                    _ids.Add(member.Value.GetString()!);
                }
                else
                {
                    Collect(member.Value);
                }
            }
        }
    }

    private HttpRequestMessage Spoilt(ApiOperation operation)
    {
        var address = new StringBuilder(operation.Address(Uri.EscapeDataString(Chance(70) ? Any(_ids) : Any(_texts).Replace("/", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } text && text is not ("." or "..") ? text : "x")));
        var separator = '?';
        foreach (var name in operation.Parameters.Where(p => p.StartsWith("query:", StringComparison.Ordinal) && p != "query:wait" && Chance(40)))
        {
            address.Append(separator).Append(name["query:".Length..]).Append('=').Append(Uri.EscapeDataString(Chance(30) ? Any(_ids) : Text()));
            separator = '&';
        }

        var request = new HttpRequestMessage(new HttpMethod(Chance(96) ? operation.Method : Any(["PATCH", "PUT", "DELETE", "POST"])), address.ToString());
        if (Key(operation) is { } key)
        {
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);
        }

        if (Chance(25))
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Chance(70) ? $"fuzz-{_random.Next(200)}" : "two words");
        }

        if (Chance(15))
        {
            request.Headers.TryAddWithoutValidation("If-Match", Any(["*", "\"v1\"", "v1", "\"", ",,,"]));
        }

        if (request.Method != HttpMethod.Get && Chance(95))
        {
            request.Content = Content(operation);
        }

        return request;
    }

    // Mostly somebody who may, so that requests come as far as what they ask for.
    private string? Key(ApiOperation operation)
    {
        var may = operation.Roles.SelectMany(role => _keys.Where(key => key?.StartsWith(role == "department" ? "demo-dept" : "demo-" + role, StringComparison.Ordinal) == true)).ToList();
        return may.Count > 0 && Chance(75) ? Any(may) : Any(_keys);
    }

    private HttpContent Content(ApiOperation operation)
    {
        var body = operation.Least() ?? [];
        if (operation.Examples.ToList() is { Count: > 0 } examples && Chance(60))
        {
            body = (JsonObject)JsonNode.Parse(Any(examples).Body)!;
        }

        for (var spoils = _random.Next(3); spoils > 0; spoils--)
        {
            var members = operation.Members.Count > 0 ? operation.Members : ["x"];
            body[Chance(85) ? Any(members) : Text() + "?"] = Value(0);
        }

        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        var type = "application/json";
        switch (_random.Next(14))
        {
            case 0:
                bytes = bytes[.._random.Next(bytes.Length)];
                break;
            case 1:
                bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                break;
            case 2:
                type = Any(["text/plain", "application/xml", "multipart/form-data", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/x-www-form-urlencoded", "*/*"]);
                break;
        }

        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private JsonNode? Value(int depth) => _random.Next(10) switch
    {
        0 => null,
        1 => JsonValue.Create(_random.Next(-5, 400)),
        2 => JsonValue.Create(double.MaxValue),
        3 => JsonValue.Create(Chance(50)),
        4 => new JsonArray(depth < 4 ? Value(depth + 1) : null, Value(4)),
        5 when depth < 40 => new JsonObject { [Text()] = Value(depth + (Chance(5) ? 40 : 1)) },
        6 => JsonValue.Create(Any(_ids)),
        7 => JsonValue.Create(new string('长', _random.Next(20_000))),
        _ => JsonValue.Create(Text()),
    };

    private string Text() => Any(_texts);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}
