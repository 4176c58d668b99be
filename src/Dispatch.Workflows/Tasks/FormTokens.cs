using System.Buffers;
using System.Text.Json.Nodes;
using Dispatch.Workflows.Persistence;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dispatch.Workflows.Tasks;

/// <summary>Form data as the schema's validator wants it: texts stay texts, also those that look like dates.</summary>
internal static class FormTokens
{
    public static JToken Of(JsonObject data)
    {
        using var reader = new JsonTextReader(new StringReader(data.ToJsonString(JsonText.Options))) { ArrayPool = SharedCharacters.Pool, DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    private sealed class SharedCharacters : IArrayPool<char>
    {
        public static SharedCharacters Pool { get; } = new();

        public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

        public void Return(char[]? array) => ArrayPool<char>.Shared.Return(array!);
    }
}
