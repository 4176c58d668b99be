namespace Dispatch.Workflows.Access;

/// <summary>The version that the caller of this scope expects (<c>If-Match</c>). A handler checks it first, under the gate, before any conflict.</summary>
public sealed class Precondition
{
    private IReadOnlyList<string>? _expected;

    /// <summary>Whether the caller expects a version and nobody has compared it yet.</summary>
    public bool IsOpen => _expected is not null && !IsChecked;

    private bool IsChecked { get; set; }

    /// <summary>The tag of a version, as it stands in <c>ETag</c>.</summary>
    public static string Tag(long version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"v{version}\"");

    /// <summary>Sets what the caller expects.</summary>
    public void Expect(IReadOnlyList<string> tags)
    {
        _expected = tags;
        IsChecked = false;
    }

    /// <summary>Throws when the caller expects another version than this.</summary>
    /// <exception cref="PreconditionFailedException">It does.</exception>
    public void Require(long version) => Require(Tag(version));

    /// <summary>Throws when the caller expects another tag than this.</summary>
    /// <exception cref="PreconditionFailedException">It does.</exception>
    public void Require(string tag)
    {
        IsChecked = true;
        if (_expected is not null && !_expected.Contains(tag) && !_expected.Contains("*"))
        {
            throw new PreconditionFailedException("您读取之后它已变化,请重新读取,再以新的 ETag 重试。It has changed since you read it: read it again, then repeat the change with the new ETag.");
        }
    }
}
