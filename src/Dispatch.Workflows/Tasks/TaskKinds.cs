namespace Dispatch.Workflows.Tasks;

/// <summary>The names of the kinds of tasks, fixed because outside programs use them.</summary>
public static class TaskKinds
{
    public const string StationHandle = "station.handle";
    public const string CommunityHandle = "community.handle";
    public const string CommunityWhistle = "community.whistle";
    public const string StreetCoordinate = "street.coordinate";
    public const string StreetMeeting = "street.meeting";
    public const string StreetApprove = "street.approve";
    public const string StreetSupervise = "street.supervise";
    public const string DistrictSupervise = "district.supervise";
    public const string SignIn = "department.signIn";
    public const string Arrive = "department.arrive";
    public const string Report = "department.report";
    public const string Verify = "community.verify";
    public const string ResidentEvaluate = "resident.evaluate";
    public const string ResidentObject = "resident.object";
    public const string CommunityEvaluate = "community.evaluate";
    public const string DepartmentEvaluate = "department.evaluate";
    public const string AdmissionApply = "admission.apply";
    public const string AdmissionConsult = "admission.consult";
    public const string AdmissionDecide = "admission.decide";
    public const string DownwardHandle = "downward.handle";

    /// <summary>Whether only the resident answers it, so that nobody is ever reminded or passed over.</summary>
    public static bool IsResidents(string kind) => kind is ResidentEvaluate or ResidentObject;

    /// <summary>Whether an outcome of it may be taken back. Evaluations are given once, and an admission is withdrawn as what it is.</summary>
    public static bool MayBeTakenBack(string kind) => !IsResidents(kind) && kind is not (CommunityEvaluate or DepartmentEvaluate or AdmissionDecide);
}
