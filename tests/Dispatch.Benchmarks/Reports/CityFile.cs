using Microsoft.Data.Sqlite;

namespace Dispatch.Benchmarks.Reports;

/// <summary>Fills a host's database with an invented city, past the host, and takes the indexes away while it does.</summary>
internal static class CityFile
{
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=FILE");
        return connection;
    }

    /// <summary>Districts, streets, communities, departments and categories.</summary>
    public static void AddUnits(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        for (var district = 0; district < CityModel.Districts; district++)
        {
            AddUnit(connection, CityModel.DistrictId(district), "District", null);
        }

        for (var street = 0; street < CityModel.Streets; street++)
        {
            AddUnit(connection, CityModel.StreetId(street), "Street", CityModel.DistrictId(CityModel.DistrictOf(street)));
        }

        for (var community = 0; community < CityModel.Streets * CityModel.CommunitiesPerStreet; community++)
        {
            AddUnit(connection, CityModel.CommunityId(community), "Community", CityModel.StreetId(CityModel.StreetOf(community)));
        }

        for (var department = 0; department < CityModel.Departments; department++)
        {
            AddUnit(connection, CityModel.DepartmentId(department), "Department", CityModel.DistrictId(0));
        }

        for (var category = 0; category < CityModel.Categories; category++)
        {
            Run(connection, "INSERT INTO categories (code, name, name_en, keywords, default_urgency, valid_from, version) VALUES ($1, $1, $1, '[]', 'Normal', '2010-01-01', 1)", CityModel.CategoryCode(category));
        }

        transaction.Commit();
    }

    /// <summary>Does something without indexes on the facts, and puts them back.</summary>
    public static void WithoutIndexes(SqliteConnection connection, Action action)
    {
        var indexes = Indexes(connection);
        foreach (var (name, _) in indexes)
        {
            Run(connection, $"DROP INDEX \"{name}\"");
        }

        action();
        foreach (var (_, sql) in indexes)
        {
            Run(connection, sql);
        }
    }

    public static void Run(SqliteConnection connection, string sql, params string[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue("$" + (i + 1), values[i]);
        }

        command.ExecuteNonQuery();
    }

    private static List<(string Name, string Sql)> Indexes(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'report_facts' AND sql IS NOT NULL";
        using var reader = command.ExecuteReader();
        var indexes = new List<(string, string)>();
        while (reader.Read())
        {
            indexes.Add((reader.GetString(0), reader.GetString(1)));
        }

        return indexes;
    }

    private static void AddUnit(SqliteConnection connection, string id, string kind, string? parent) =>
        Run(connection, $"INSERT INTO units (id, kind, name, name_en, parent_id, valid_from, version) VALUES ($1, $2, $1, $1, {(parent is null ? "NULL" : "$3")}, '2010-01-01', 1)", parent is null ? [id, kind] : [id, kind, parent]);
}
