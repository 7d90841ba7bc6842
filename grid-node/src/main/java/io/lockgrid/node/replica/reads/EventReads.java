package io.lockgrid.node.replica.reads;

import io.lockgrid.admin.LockEvent;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.node.replica.seen.Happening;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.words.Ending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was remembered, in operators' words. Stateless. */
final class EventReads {
    private EventReads() {}

    static List<LockEvent> of(List<Happening> happenings, String group, String defaultGroup) {
        return happenings.stream()
                .map(happening -> event(happening, group, defaultGroup))
                .toList();
    }

    private static LockEvent event(Happening happening, String group, String defaultGroup) {
        Hold hold = happening.claim() instanceof Hold found ? found : null;
        return new LockEvent(
                happening.number(),
                group,
                Instant.ofEpochMilli(happening.atMillis()),
                LockName.shown(happening.claim().name(), group, defaultGroup),
                kind(hold != null, happening.ending()),
                cause(happening.ending()),
                hold == null ? 0 : hold.fence(),
                happening.claim().session().toString(),
                happening.home().name(),
                happening.home().host(),
                happening.claim().ownerLabel(),
                happening.claim().reason(),
                happening.actor(),
                happening.note());
    }

    private static LockEvent.Kind kind(boolean hold, @Nullable Ending ending) {
        if (ending == null) {
            return hold ? LockEvent.Kind.GRANTED : LockEvent.Kind.WAITING;
        } else if (!hold) {
            return LockEvent.Kind.GAVE_UP;
        }
        return ending.isLoss() ? LockEvent.Kind.LOST : LockEvent.Kind.RELEASED;
    }

    private static LockEvent.@Nullable Cause cause(@Nullable Ending ending) {
        if (ending == null) {
            return null;
        }
        return switch (ending) {
            case RELEASED -> null;
            case WITHDRAWN -> LockEvent.Cause.WITHDRAWN;
            case SESSION_CLOSED -> LockEvent.Cause.SESSION_CLOSED;
            case TIMED_OUT -> LockEvent.Cause.TIMED_OUT;
            case MAX_HOLD_ENDED -> LockEvent.Cause.MAX_HOLD_ENDED;
            case FORCED -> LockEvent.Cause.FORCED;
            case SESSION_EXPIRED -> LockEvent.Cause.SESSION_EXPIRED;
        };
    }
}
