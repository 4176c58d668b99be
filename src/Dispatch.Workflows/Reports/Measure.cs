namespace Dispatch.Workflows.Reports;

/// <summary>What is counted of tickets and stays as it is until a step changes it. What depends on the present hour is counted from the open tickets instead.</summary>
public enum Measure
{
    Received,
    Closed,
    Handled,
    OnTime,
    HandledLate,
    NotAccepted,
    Withdrawn,
    Merged,
    ResponseOnTime,
    ResponseLate,
    Solved,
    NotSolved,
    SolvedNotAnswered,
    SolvedNotAsked,
    Satisfied,
    NotSatisfied,
    SatisfactionNotAnswered,
    SatisfactionNotAsked,
    Whistled,
    Returned,
    ReturnedTwice,
    Returns,
    PingPong,
    Redone,
    RedoneThrice,
    HandOvers,
}
