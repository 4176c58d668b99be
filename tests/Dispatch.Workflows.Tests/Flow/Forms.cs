namespace Dispatch.Workflows.Tests.Flow;

/// <summary>Form data as units fill it in.</summary>
internal static class Forms
{
    public const string Reply = """{"acceptedAt":"2026-09-21T09:30:00+08:00","spokeWith":"与居民当面沟通","measures":"更换阀门","timeLimit":"当日"}""";
    public const string Arrival = """{"arrivedAt":"2026-09-21T10:00:00+08:00","place":"桂苑小区"}""";
    public const string OnDepartments = """{"response":5,"arrival":5,"quality":4,"text":"很快"}""";
    public const string OnWhistle = """{"proper":5,"complete":4,"cooperative":5}""";
    public const string Refusal = """{"ground":"properChannel","explanation":"请向法院提起诉讼"}""";
    public const string Return = """{"ground":"ownership","explanation":"不属本部门"}""";
}
