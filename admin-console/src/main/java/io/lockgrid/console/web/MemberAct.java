package io.lockgrid.console.web;

import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.LockAdmin;
import java.util.Locale;

/** What an administrator can do to the members of a grid, and what each act does, in words. */
public enum MemberAct {
    /** Gives a free seat. */
    PROMOTE(
            "Give a seat to",
            "The member gets a free seat at once, out of turn, and takes the state of every group over. The members do"
                    + " this by themselves within some seconds otherwise. No lock is touched."),
    /** Takes a seat. */
    REMOVE(
            "Take the seat of",
            "A majority of the present seats takes this one away; another member that can take a seat gets it. It is"
                    + " refused where the seats that are left would have no majority. A member that is here and loses"
                    + " its seat this way takes none by itself until it is given one or restarted. No lock is touched."),
    /** Moves leadership. */
    LEAD(
            "Let lead",
            "The member leads the group from then on. Calls wait for the moment that it takes; no lock is lost. The"
                    + " members even leadership out again where one leads at least two groups more than another."),
    /** Founds the table again. */
    RESTART(
            "Restart the lock table",
            "For a majority that is lost for good, and only then: it is refused while a majority answers. Every hold is"
                    + " lost, its holder is told, and fences go on rising. Members of the old majority that still run"
                    + " somewhere may serve their callers until they meet the new grid: be sure that they are dead.");

    private final String title;
    private final String words;

    MemberAct(String title, String words) {
        this.title = title;
        this.words = words;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** What it does. */
    public String words() {
        return words;
    }

    /** As in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    ActOutcome perform(LockAdmin admin, String member, String group, String actor, String reason) {
        return switch (this) {
            case PROMOTE -> admin.promote(member, actor, reason);
            case REMOVE -> admin.removeSeat(member, actor, reason);
            case LEAD -> admin.moveLeadership(group, member, actor, reason);
            case RESTART -> admin.restartTable(actor, reason);
        };
    }
}
