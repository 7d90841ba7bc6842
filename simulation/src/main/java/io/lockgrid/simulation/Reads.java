package io.lockgrid.simulation;

import io.lockgrid.admin.AuditEntry;
import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockEvents;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.node.raft.Judges;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Asks for whatever operators are shown: it was so at some moment between the question and its answer, and has an end. */
final class Reads implements Duty {
    /** Of a few locks there are no more. */
    private static final int MOST_PAGES = 100;

    private final Sim sim;
    private final Judges judge;
    private final List<String> locks;
    private final List<String> groups;

    Reads(Sim sim, Judges judge, List<String> locks, List<String> groups) {
        this.sim = sim;
        this.judge = judge;
        this.locks = locks;
        this.groups = groups;
    }

    @Override
    public long longestRest() {
        return 3 * Sim.SECOND;
    }

    @Override
    public void perform(LockAdmin admin, Random random) {
        String lock = locks.get(random.nextInt(locks.size()));
        switch (random.nextInt(9)) {
            case 0, 1 -> pages(admin, 1 + random.nextInt(3));
            case 2, 3 -> one(admin, lock);
            case 4 -> sessions(admin);
            case 5 -> sim.note("is shown " + admin.waitGraph());
            case 6 -> happenings(admin, lock, 1 + random.nextInt(50));
            case 7 -> audit(admin, 1 + random.nextInt(20));
            default -> figures(admin);
        }
    }

    private void pages(LockAdmin admin, int limit) {
        LockQuery query = LockQuery.all().withLimit(limit);
        LockPage page;
        int pages = 0;
        do {
            long asked = sim.now();
            page = admin.locks(query);
            sim.note("is shown " + page);
            page.locks().forEach(each -> judge.shown(each, asked));
            if (page.locks().size() > limit || ++pages > MOST_PAGES) {
                sim.violation("SHOWN: page " + pages + " of at most " + limit + " locks is " + page);
                return;
            }
            query = query.withOffset(page.offset() + page.locks().size());
        } while (page.hasMore());
    }

    private void one(LockAdmin admin, String lock) {
        long asked = sim.now();
        Optional<LockInfo> found = admin.lock(lock);
        sim.note("is shown " + found);
        found.ifPresentOrElse(each -> judge.shown(each, asked), () -> judge.shownFree(lock, asked));
    }

    private void sessions(LockAdmin admin) {
        long asked = sim.now();
        for (SessionInfo session : admin.sessions()) {
            sim.note("is shown " + session);
            session.holds().forEach(hold -> judge.shownHeld(hold.lock(), hold.fence(), asked));
        }
    }

    private void happenings(LockAdmin admin, String lock, int most) {
        List<LockEvent> newest = admin.history(lock, most);
        for (int i = 1; i < newest.size(); i++) {
            if (newest.get(i).number() >= newest.get(i - 1).number()) {
                sim.violation("SHOWN: of " + lock + " " + newest.get(i) + " after " + newest.get(i - 1));
            }
        }
        EventCursor after = EventCursor.oldest();
        for (int reads = 0; reads < 3; reads++) {
            LockEvents events = admin.events(after, most);
            if (newest.size() > most || events.events().size() > most) {
                sim.violation("SHOWN: more events than the " + most + " that were asked for");
            }
            for (LockEvent event : events.events()) {
                after = behind(after, event, events.next());
            }
            after = events.next();
        }
    }

    /** Where one is that has read this event too: in a table no event comes twice. */
    private EventCursor behind(EventCursor after, LockEvent event, EventCursor next) {
        EventCursor.Place before = after.places().get(event.group());
        EventCursor.Place later = next.places().get(event.group());
        if (later == null) {
            sim.violation("SHOWN: " + event + ", and the next place is " + next);
            return after;
        }
        if (before != null && before.table() == later.table() && event.number() <= before.number()) {
            sim.violation("SHOWN: " + event + " again, by who had read up to " + before);
        }
        return after.with(event.group(), new EventCursor.Place(later.table(), event.number()));
    }

    private void audit(LockAdmin admin, int newest) {
        List<AuditEntry> entries = admin.audit(newest);
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).at().isAfter(entries.get(i - 1).at())) {
                sim.violation("SHOWN: " + entries.get(i) + " after " + entries.get(i - 1));
            }
        }
        if (entries.size() > newest) {
            sim.violation("SHOWN: " + entries.size() + " of at most " + newest + " acts of operators");
        }
    }

    private void figures(LockAdmin admin) {
        int figures = admin.statistics().size();
        int found = admin.groups().groups().size();
        admin.folders("");
        if (figures != groups.size() || found != groups.size()) {
            sim.violation("SHOWN: figures of " + figures + " groups, and " + found + " groups, of " + groups);
        }
    }
}
