namespace Dispatch.Workflows.DutyLists;

/// <summary>On which list an entry stands.</summary>
public enum DutyList
{
    /// <summary>What a community does itself (依法履职).</summary>
    Own,

    /// <summary>What a community helps a department with (协助履职).</summary>
    Assist,

    /// <summary>What a community may certify (出具证明).</summary>
    Certificate,

    /// <summary>What a community must no longer certify (取消事项).</summary>
    Abolished,

    /// <summary>What is a department's (部门职责).</summary>
    Department,
}
