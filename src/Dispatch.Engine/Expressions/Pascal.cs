using System.Text;

namespace Dispatch.Engine.Expressions;

/// <summary>Names as Elsa spells them in accessors: <c>ticket_id</c> and <c>ticket id</c> become <c>TicketId</c>.</summary>
internal static class Pascal
{
    public static string Case(string name)
    {
        var spelled = new StringBuilder(name.Length);
        var startsWord = true;
        foreach (var c in name)
        {
            if (c is ' ' or '_' or '-')
            {
                startsWord = true;
                continue;
            }

            spelled.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return spelled.ToString();
    }
}
