using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Dispatch.Engine.Persistence;

/// <summary>The rows of a prepared statement, read where SQLite holds them. Disposing it makes the statement ready for the next time.</summary>
internal sealed unsafe class SqliteRows(SqliteStatement statement) : DbDataReader
{
    private const int WholeType = 1;
    private const int NumberType = 2;
    private const int TextType = 3;
    private const int NullType = 5;

    public override bool Read() => statement.Step();

    public override bool IsDBNull(int ordinal) => SqliteNative.TypeOf(statement.Handle, ordinal) == NullType;

    public override string GetString(int ordinal) => Encoding.UTF8.GetString(Bytes(ordinal, SqliteNative.Text(statement.Handle, ordinal)));

    public override long GetInt64(int ordinal) => IsDBNull(ordinal) ? throw NoValue(ordinal) : SqliteNative.Whole(statement.Handle, ordinal);

    public override double GetDouble(int ordinal) => IsDBNull(ordinal) ? throw NoValue(ordinal) : SqliteNative.Number(statement.Handle, ordinal);

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    public override object GetValue(int ordinal) => SqliteNative.TypeOf(statement.Handle, ordinal) switch
    {
        WholeType => GetInt64(ordinal),
        NumberType => GetDouble(ordinal),
        TextType => GetString(ordinal),
        NullType => DBNull.Value,
        _ => Blob(ordinal),
    };

    public override T GetFieldValue<T>(int ordinal) => typeof(T) == typeof(byte[]) ? (T)(object)Blob(ordinal) : (T)Convert.ChangeType(GetValue(ordinal), typeof(T), CultureInfo.InvariantCulture);

    private byte[] Blob(int ordinal) => Bytes(ordinal, SqliteNative.Blob(statement.Handle, ordinal)).ToArray();

    // SQLite points to nothing for a value of no bytes, as for no value.
    private ReadOnlySpan<byte> Bytes(int ordinal, byte* first) => first is null
        ? IsDBNull(ordinal) ? throw NoValue(ordinal) : default
        : new ReadOnlySpan<byte>(first, SqliteNative.Length(statement.Handle, ordinal));

    private InvalidOperationException NoValue(int ordinal) => new($"Column {GetName(ordinal)} holds no value in this row.");

    protected override void Dispose(bool disposing)
    {
        statement.Reset();
        base.Dispose(disposing);
    }

    public override int FieldCount => statement.Columns;

    public override string GetName(int ordinal) => Marshal.PtrToStringUTF8((nint)SqliteNative.NameOf(statement.Handle, ordinal)) ?? "";

    public override int GetOrdinal(string name) => Enumerable.Range(0, FieldCount).First(i => GetName(i) == name);

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    public override Type GetFieldType(int ordinal) => GetValue(ordinal).GetType();

    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    public override bool NextResult() => false;

    public override int Depth => 0;

    public override bool HasRows => throw new NotSupportedException();

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    public override float GetFloat(int ordinal) => (float)GetDouble(ordinal);

    public override decimal GetDecimal(int ordinal) => decimal.Parse(GetString(ordinal), CultureInfo.InvariantCulture);

    public override DateTime GetDateTime(int ordinal) => throw new NotSupportedException();

    public override Guid GetGuid(int ordinal) => throw new NotSupportedException();

    public override char GetChar(int ordinal) => throw new NotSupportedException();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();
}
