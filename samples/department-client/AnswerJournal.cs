using System.Text.Json;

namespace Dispatch.DepartmentClient;

/// <summary>
/// Answers that Dispatch has not acknowledged yet, a file for each. An answer is written before it is sent, so that after a crash or a lost reply exactly the same
/// request goes out again: with the same Idempotency-Key it counts once.
/// </summary>
internal sealed class AnswerJournal(ClientSettings settings)
{
    /// <summary>The text that was to be sent for the task, or null.</summary>
    public string? Find(string taskId) => File.Exists(PathOf(taskId)) ? File.ReadAllText(PathOf(taskId)) : null;

    /// <summary>Writes what is about to be sent and answers its text.</summary>
    public string Write(string taskId, TaskReply reply)
    {
        var text = JsonSerializer.Serialize(reply, JsonSerializerOptions.Web);
        var draft = PathOf(taskId) + ".new";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, PathOf(taskId), overwrite: true);
        return text;
    }

    /// <summary>The answer is acknowledged.</summary>
    public void Forget(string taskId) => File.Delete(PathOf(taskId));

    private string PathOf(string taskId) => Path.Combine(settings.State, $"answer-{taskId}.json");
}
