namespace Dispatch.Campaign.Checks;

/// <summary>What the subscribed program received is what happened: every event of every ticket, in order, and none that the database does not know.</summary>
internal static class Deliveries
{
    public static void Check(Evidence evidence)
    {
        if (evidence.Received is not { } received)
        {
            return;
        }

        var known = evidence.Rows("SELECT event_id FROM host_webhook_deliveries", r => r.GetString(0)).ToHashSet();
        evidence.None("event {0} was received, but the database does not know it", received.Where(e => !known.Contains(e.EventId)).Select(e => e.EventId));
        evidence.None("delivery {0} is neither done nor on its way", "SELECT id FROM host_webhook_deliveries d WHERE state = 'pending' AND NOT EXISTS (SELECT 1 FROM engine_outbox o WHERE o.id = d.id)");
        var waiting = evidence.Rows("SELECT 1 FROM engine_outbox WHERE is_dead = 0 LIMIT 1", _ => true).Count > 0;
        if (waiting)
        {
            evidence.Violated("effects are still waiting in the outbox");
        }

        var raised = evidence.Rows("SELECT id, event_seq FROM tickets WHERE event_seq > 0", r => (Id: r.GetString(0), Seq: r.GetInt32(1)));
        var byTicket = received.ToLookup(e => e.TicketId);
        evidence.None("events of ticket {0} never arrived", raised.Where(t => !Enumerable.Range(1, t.Seq).ToHashSet().SetEquals(byTicket[t.Id].Select(e => e.Seq))).Select(t => t.Id));
        evidence.None("events of ticket {0} arrived out of order", byTicket.Where(t => !t.Select(e => e.Seq).SequenceEqual(t.Select(e => e.Seq).Order())).Select(t => t.Key));
    }
}
