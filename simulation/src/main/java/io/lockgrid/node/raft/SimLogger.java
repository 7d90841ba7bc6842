package io.lockgrid.node.raft;

import com.hazelcast.logging.AbstractLogger;
import com.hazelcast.logging.LogEvent;
import io.lockgrid.simulation.KnownFaults;
import io.lockgrid.simulation.Sim;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** What a member's log says: a severe word is a defect, the rest is for people. */
final class SimLogger extends AbstractLogger {
    /** The engine's word for an answer that came late or twice. */
    private static final String LATE_ANSWER = "Cannot decrement next index";

    /** Refuses a change of a group's members that was carried out before, when its answer is lost and it is asked again. */
    private static final String REPEATED_CHANGE = "MembershipChangeTask";

    /** The same, where it is told to the METADATA group a second time. */
    private static final String REPEATED_COMPLETION = "Could not apply add-member";

    private final Sim sim;
    private final String name;

    SimLogger(Sim sim, String name) {
        this.sim = sim;
        this.name = name.substring(name.lastIndexOf('.') + 1);
    }

    private boolean isBad(String message) {
        return !message.startsWith(LATE_ANSWER)
                && !name.startsWith(REPEATED_CHANGE)
                && !message.startsWith(REPEATED_COMPLETION);
    }

    @Override
    public void log(Level level, String message) {
        log(level, message, null);
    }

    @Override
    public void log(Level level, String message, @Nullable Throwable thrown) {
        if (thrown != null && KnownFaults.of(thrown) != null) {
            sim.defect(thrown); // which says what it is
        } else if (level == Level.SEVERE && isBad(message)) {
            sim.violation("severe: " + name + ": " + message);
            if (thrown != null) {
                sim.defect(thrown);
            }
        } else if (level.intValue() >= Level.INFO.intValue()) {
            sim.note(name + ": " + message.strip().replace('\n', ' ') + (thrown == null ? "" : " " + thrown));
        }
    }

    @Override
    @SuppressWarnings("deprecation") // as the engine declares it
    public void log(LogEvent event) {
        log(event.getLogRecord().getLevel(), event.getLogRecord().getMessage());
    }

    @Override
    public Level getLevel() {
        return Level.INFO;
    }

    @Override
    public boolean isLoggable(Level level) {
        return level.intValue() >= Level.INFO.intValue();
    }
}
