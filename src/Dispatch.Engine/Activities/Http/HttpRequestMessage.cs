namespace Dispatch.Engine.Activities.Http;

/// <summary>
/// Asks the host to send a request. It resumes the bookmark with <c>{statusCode, headers, content}</c>, where content is JSON or text,
/// or with <c>{failure: "connect" | "timeout"}</c> when all tries have failed.
/// </summary>
public sealed record HttpRequestMessage(string InstanceId, string BookmarkId, HttpRequestToSend Request);
