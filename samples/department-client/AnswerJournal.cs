using System.Security.Cryptography;
using System.Text.Json;

namespace Dispatch.DepartmentClient;

/// <summary>
/// Answers that Dispatch has not acknowledged yet, a file for each. An answer is written before it is sent, so that after a crash or a lost reply exactly the same
/// request goes out again: with the same Idempotency-Key it counts once. Every answer has a key of its own, made when it is decided.
/// </summary>
internal sealed class AnswerJournal(ClientSettings settings)
{
    /// <summary>What was to be sent for the task, or null.</summary>
    public KeptAnswer? Find(string taskId) => File.Exists(PathOf(taskId)) ? JsonSerializer.Deserialize<KeptAnswer>(File.ReadAllText(PathOf(taskId))) : null;

    /// <summary>Writes down what is about to be sent.</summary>
    public KeptAnswer Write(string taskId, TaskReply reply)
    {
        var answer = new KeptAnswer(RandomNumberGenerator.GetHexString(32), JsonSerializer.Serialize(reply, JsonSerializerOptions.Web));
        var draft = PathOf(taskId) + ".new";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(answer));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, PathOf(taskId), overwrite: true);
        return answer;
    }

    /// <summary>The answer is acknowledged.</summary>
    public void Forget(string taskId) => File.Delete(PathOf(taskId));

    private string PathOf(string taskId) => Path.Combine(settings.State, $"answer-{taskId}.json");
}

/// <summary>An answer with the Idempotency-Key it is sent with.</summary>
internal sealed record KeptAnswer(string Key, string Body);
