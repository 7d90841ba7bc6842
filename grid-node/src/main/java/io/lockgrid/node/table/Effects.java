package io.lockgrid.node.table;

import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimerKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a table wants done outside while it applies an entry. Called in order, by the thread that
 * applies; must not call the table and should not throw.
 */
public interface Effects extends ClaimListener {
    /** A session has a new notice. It is also kept in the table until the session acknowledges it. */
    void notice(UUID session, Home home, Notice notice);

    /**
     * A session ended, with all its holds and waits.
     *
     * @param actor the operator who did it, for {@link SessionEnd#FORCED}
     * @param note the operator's reason, for {@link SessionEnd#FORCED}
     */
    void sessionEnded(UUID session, Home home, SessionEnd why, @Nullable String actor, @Nullable String note);

    /** Starts a timer, or starts it anew if it runs. */
    void startTimer(TimerKey key, long millis);

    /** What the timer watched is over. The timer may have elapsed already. */
    void cancelTimer(TimerKey key);
}
