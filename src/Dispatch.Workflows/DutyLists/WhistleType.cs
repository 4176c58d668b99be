namespace Dispatch.Workflows.DutyLists;

/// <summary>The kind of call: 日常哨, 联合(攻坚)哨, 应急哨.</summary>
public enum WhistleType
{
    Routine,
    Joint,
    Emergency,
}
