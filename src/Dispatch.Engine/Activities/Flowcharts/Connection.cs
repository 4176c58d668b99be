namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>An arrow of a flowchart, with places in its list of activities.</summary>
internal sealed record Connection(int Source, string Port, int Target, string Key);
