namespace Dispatch.Workflows.DutyLists;

/// <summary>What the lists say about a category at a place and a date.</summary>
public enum DutyResult
{
    Own,
    Assist,
    Department,
    Certificate,
    Abolished,
    Unlisted,
}
