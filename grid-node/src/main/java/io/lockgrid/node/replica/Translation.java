package io.lockgrid.node.replica;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.node.table.words.Event;
import io.lockgrid.node.table.words.NumberedEvent;
import io.lockgrid.node.table.words.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The table's words in the words of the wire. Stateless. */
public final class Translation {
    private Translation() {}

    static Outcome outcome(Result result) {
        if (result instanceof Result.Granted granted) {
            return new Outcome.Granted(granted.fence(), granted.depth(), granted.maxHoldMillis());
        } else if (result instanceof Result.Released released) {
            return new Outcome.Released(released.depthLeft());
        } else if (result instanceof Result.Queued) {
            return Outcome.Queued.QUEUED;
        } else if (result instanceof Result.Held) {
            return Outcome.Held.HELD;
        } else if (result instanceof Result.NotHeld) {
            return Outcome.NotHeld.NOT_HELD;
        } else if (result instanceof Result.Renewed renewed) {
            return new Outcome.Renewed(renewed.maxHoldMillis());
        } else if (result instanceof Result.SessionUnknown unknown) {
            return new Outcome.SessionUnknown(unknown.lastFence());
        } else if (result instanceof Result.Stale) {
            return Outcome.Stale.STALE;
        }
        return rareOutcome(result);
    }

    private static Outcome rareOutcome(Result result) {
        if (result instanceof Result.Opened opened) {
            return new Outcome.Opened(opened.timeToLiveMillis());
        } else if (result instanceof Result.LimitExceeded exceeded) {
            return new Outcome.LimitExceeded(limitName(exceeded), exceeded.value());
        } else if (result instanceof Result.ForceReleased) {
            return Outcome.ForceReleased.FORCE_RELEASED;
        } else if (result instanceof Result.FenceMovedOn moved) {
            return new Outcome.FenceMovedOn(moved.fence(), holder(moved));
        } else if (result instanceof Result.SessionEnded ended) {
            return new Outcome.SessionEnded(ended.existed());
        } else if (result instanceof Result.Asked asked) {
            AskOutcome.Status status = switch (asked.asking()) {
                case SENT -> AskOutcome.Status.ASKED;
                case UNDERWAY -> AskOutcome.Status.ALREADY_ASKED;
                case CANNOT_HEAR -> AskOutcome.Status.CANNOT_HEAR;
            };
            HolderInfo holder = Objects.requireNonNull(holder(asked.present()), "holder");
            return new Outcome.Asked(status, asked.present().fence(), holder);
        } else if (result instanceof Result.Noted noted) {
            return new Outcome.Noted(noted.number());
        }
        return Outcome.Done.DONE; // alive, closed, withdrawn
    }

    /** The present holder, as the answer to an operator who came too late tells it; null if there is none. */
    private static @Nullable HolderInfo holder(Result.FenceMovedOn moved) {
        UUID session = moved.session();
        Home home = moved.holder();
        String owner = moved.owner();
        return session == null || home == null || owner == null
                ? null
                : new HolderInfo(
                        session.toString(),
                        home.name(),
                        home.host(),
                        owner,
                        moved.reason(),
                        Instant.ofEpochMilli(moved.since()),
                        moved.maxHoldMillis() == 0 ? null : Duration.ofMillis(moved.maxHoldMillis()),
                        null);
    }

    /** As the limit is called in lockgrid.yaml. */
    private static String limitName(Result.LimitExceeded exceeded) {
        return switch (exceeded.limit()) {
            case WAITERS_PER_LOCK -> "waiters-per-lock";
            case HOLDS_PER_SESSION -> "holds-per-session";
            case DEPTH -> "lock-acquire-limit";
            case FENCE_CLAIM -> "fence-claim";
            case WINDOW -> "requests-in-flight";
            case SESSIONS -> "sessions";
            case SESSIONS_PER_CLIENT -> "sessions-per-client";
        };
    }

    static List<Notice> notices(List<NumberedEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<Notice> notices = new ArrayList<>(events.size());
        for (NumberedEvent event : events) {
            notices.add(notice(event));
        }
        return notices;
    }

    static Notice notice(NumberedEvent numbered) {
        Event event = numbered.event();
        if (event instanceof Event.Granted granted) {
            return new Notice.Granted(numbered.number(), granted.acquire(), granted.fence(), granted.maxHoldMillis());
        } else if (event instanceof Event.WaitEnded ended) {
            return new Notice.WaitEnded(numbered.number(), ended.acquire());
        } else if (event instanceof Event.Lost lost) {
            LockLoss.Reason reason = switch (lost.reason()) {
                case MAX_HOLD_ENDED -> LockLoss.Reason.MAX_HOLD_ENDED;
                case FORCED -> LockLoss.Reason.FORCED;
            };
            return new Notice.Lost(numbered.number(), lost.acquire(), lost.fence(), reason, lost.actor(), lost.note());
        }
        if (event instanceof Event.ReleaseRequested requested) {
            return new Notice.ReleaseRequested(
                    numbered.number(),
                    requested.acquire(),
                    requested.fence(),
                    requested.actor(),
                    requested.note(),
                    requested.wallMillis());
        }
        throw new IllegalArgumentException("no notice for " + event);
    }

    /** What went wrong, in words for the other side. */
    public static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
