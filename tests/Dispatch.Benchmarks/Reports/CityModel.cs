namespace Dispatch.Benchmarks.Reports;

/// <summary>
/// An invented city of the size of the largest that publish figures: 16 districts, 343 streets, 6,860 communities, 30 departments, 40 categories. Sizes are uneven, as
/// they are: a community's share is log-normal, a category's and a department's falls with its rank.
/// </summary>
internal sealed class CityModel
{
    public const int Districts = 16;
    public const int Streets = 343;
    public const int CommunitiesPerStreet = 20;
    public const int Departments = 30;
    public const int Categories = 40;

    private readonly double[] _communities;
    private readonly double[] _categories = Cumulate(Enumerable.Range(1, Categories).Select(rank => 1.0 / rank));
    private readonly double[] _departments = Cumulate(Enumerable.Range(1, Departments).Select(rank => 1.0 / Math.Sqrt(rank)));

    public CityModel(Random random) =>
        _communities = Cumulate(Enumerable.Range(0, Streets * CommunitiesPerStreet).Select(_ => Math.Exp(0.8 * Normal(random))));

    public int Community(Random random) => Draw(_communities, random);

    public int Category(Random random) => Draw(_categories, random);

    public int Department(Random random) => Draw(_departments, random);

    public static int StreetOf(int community) => community / CommunitiesPerStreet;

    public static int DistrictOf(int street) => street % Districts;

    public static string CommunityId(int community) => $"scale-community-{community:0000}";

    public static string StreetId(int street) => $"scale-street-{street:000}";

    public static string DistrictId(int district) => $"scale-district-{district:00}";

    public static string DepartmentId(int department) => $"scale-dept-{department:00}";

    public static string CategoryCode(int category) => $"scale.{category:00}";

    /// <summary>A draw from the standard normal distribution.</summary>
    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double[] Cumulate(IEnumerable<double> weights)
    {
        double sum = 0;
        return [.. weights.Select(weight => sum += weight)];
    }

    private static int Draw(double[] cumulated, Random random)
    {
        var found = Array.BinarySearch(cumulated, random.NextDouble() * cumulated[^1]);
        return Math.Min(found < 0 ? ~found : found, cumulated.Length - 1);
    }
}
