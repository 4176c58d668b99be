namespace Dispatch.Campaign;

/// <summary>The words of one call: <c>--name value</c>.</summary>
internal sealed class Options(string[] args)
{
    public string? Text(string name)
    {
        var at = Array.IndexOf(args, "--" + name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    public int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
