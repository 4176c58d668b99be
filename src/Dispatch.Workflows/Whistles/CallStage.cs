namespace Dispatch.Workflows.Whistles;

/// <summary>How far a called department is.</summary>
internal enum CallStage
{
    SignIn,
    Arrive,
    WaitForHelpers,
    Report,
    Done,
}
