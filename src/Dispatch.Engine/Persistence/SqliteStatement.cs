using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Dispatch.Engine.Persistence;

/// <summary>One prepared statement of a connection; one thread's at a time.</summary>
internal sealed unsafe class SqliteStatement : IDisposable
{
    private const int Ok = 0;
    private const int HasRow = 100;
    private const int Done = 101;
    private const nint Copied = -1;
    private readonly SqliteConnection _connection;
    private readonly nint _database;
    private readonly int[] _places;
    private byte[] _buffer = [];

    /// <exception cref="SqliteException">SQLite does not understand it.</exception>
    public SqliteStatement(SqliteConnection connection, string sql, int parameters)
    {
        _connection = connection;
        _database = connection.Handle!.DangerousGetHandle();
        var text = Encoding.UTF8.GetBytes(sql);
        fixed (byte* first = text)
        {
            Check(SqliteNative.Prepare(_database, first, text.Length, out var handle, 0));
            Handle = handle;
        }

        Columns = SqliteNative.Columns(Handle);
        _places = new int[parameters];
        for (var i = 0; i < parameters; i++)
        {
            _places[i] = PlaceOf(i + 1);
        }
    }

    /// <summary>What SQLite knows it by; zero, which SQLite refuses, once it is disposed.</summary>
    public nint Handle { get; private set; }

    /// <summary>How many columns its rows have.</summary>
    public int Columns { get; }

    /// <summary>Whether its rows are being read.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Gives it its arguments. One that the statement does not name is left out.</summary>
    public void Bind(ReadOnlySpan<object?> args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (_places[i] is var place and > 0)
            {
                Check(Bind(place, args[i]));
            }
        }
    }

    /// <summary>Goes to the next row; false after the last.</summary>
    /// <exception cref="SqliteException">SQLite refused it.</exception>
    public bool Step()
    {
        IsUnderWay = true;
        var result = SqliteNative.Step(Handle);
        if (result == HasRow)
        {
            return true;
        }

        if (result != Done)
        {
            Refused(result);
        }

        return false;
    }

    /// <summary>How many rows the last step changed.</summary>
    public int Changes => SqliteNative.Changes(_database);

    /// <summary>Ends it: it may be bound again.</summary>
    public void Reset()
    {
        _ = SqliteNative.Reset(Handle);
        IsUnderWay = false;
    }

    private void Refused(int result)
    {
        try
        {
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        }
        finally
        {
            Reset();
        }
    }

    private int Bind(int place, object? value) => value switch
    {
        null or DBNull => SqliteNative.BindNull(Handle, place),
        string text => BindText(place, text),
        long whole => SqliteNative.BindWhole(Handle, place, whole),
        int whole => SqliteNative.BindWhole(Handle, place, whole),
        DateTimeOffset instant => SqliteNative.BindWhole(Handle, place, instant.ToUnixTimeMilliseconds()),
        bool flag => SqliteNative.BindWhole(Handle, place, flag ? 1 : 0),
        double number => SqliteNative.BindNumber(Handle, place, number),
        Utf8Text text => BindUtf8(place, text.Bytes.Span),
        byte[] bytes => BindBytes(place, bytes),
        Enum name => BindText(place, name.ToString()),
        var other => throw new InvalidOperationException($"A value of type {other.GetType().Name} cannot be stored."),
    };

    private int BindText(int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_buffer.Length < most)
        {
            _buffer = new byte[Math.Max(most, _buffer.Length * 2)];
        }

        return BindUtf8(place, _buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, _buffer)));
    }

    // No bytes are still a value: a null pointer would be none.
    private int BindUtf8(int place, ReadOnlySpan<byte> text)
    {
        var none = (byte)0;
        fixed (byte* first = text)
        {
            return SqliteNative.BindText(Handle, place, text.IsEmpty ? &none : first, text.Length, Copied);
        }
    }

    private int BindBytes(int place, ReadOnlySpan<byte> bytes)
    {
        var none = (byte)0;
        fixed (byte* first = bytes)
        {
            return SqliteNative.BindBlob(Handle, place, bytes.IsEmpty ? &none : first, bytes.Length, Copied);
        }
    }

    private int PlaceOf(int parameter)
    {
        Span<byte> name = stackalloc byte[16];
        name.Clear();
        name[0] = (byte)'$';
        _ = parameter.TryFormat(name[1..^1], out _, default, CultureInfo.InvariantCulture);
        fixed (byte* first = name)
        {
            return SqliteNative.PlaceOf(Handle, first);
        }
    }

    private void Check(int result)
    {
        if (result != Ok)
        {
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        }
    }

    public void Dispose()
    {
        _ = SqliteNative.Finalize(Handle);
        Handle = 0;
    }
}
