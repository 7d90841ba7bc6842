package io.lockgrid.internal.client;

import io.lockgrid.GridHealth;
import io.lockgrid.GridHealth.Status;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How whole the groups are, as their leaders said when they were asked last. A member of the cluster may have no seat, so
 * that counting members tells nothing. Thread-safe.
 */
final class SeatWatch {
    private static final long FRESH = Duration.ofSeconds(4).toNanos();

    /** An answer that took longer is not waited for. */
    private static final long LONGEST_TRY = Duration.ofSeconds(3).toNanos();

    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final Function<String, CompletableFuture<byte[]>> ask;
    private final LongSupplier clock;
    private final Map<String, Seen> groups = new LinkedHashMap<>();

    /** @param ask asks the leader of a group for its facts */
    SeatWatch(List<String> groups, Function<String, CompletableFuture<byte[]>> ask, LongSupplier clock) {
        this.ask = ask;
        this.clock = clock;
        groups.forEach(group -> this.groups.put(group, new Seen(group)));
    }

    /** Asks for what is not known, or was some time ago; done when every question has ended, well or not. */
    CompletableFuture<Void> look() {
        return each(Seen::askIfOld);
    }

    /** Asks for all of it: something has changed. */
    CompletableFuture<Void> lookAnew() {
        return each(Seen::ask);
    }

    private CompletableFuture<Void> each(Function<Seen, CompletableFuture<?>> question) {
        return CompletableFuture.allOf(groups.values().stream().map(question).toArray(CompletableFuture[]::new));
    }

    GridHealth health() {
        List<String> reasons = new ArrayList<>();
        boolean degraded = false;
        for (Seen seen : groups.values()) {
            if (seen.isSilent()) {
                return new GridHealth(
                        Status.UNAVAILABLE,
                        List.of("CP group '" + seen.group + "' has not answered for more than " + SILENCE.toMillis()
                                + " ms"));
            }
            GroupInfo info = seen.info;
            if (info == null) {
                degraded = true;
                reasons.add("CP group '" + seen.group + "' has not told yet how many of its seats are there");
                continue;
            }
            if (info.seatsMissing() > 0) {
                reasons.add("CP group '" + seen.group + "' misses " + info.seatsMissing() + " of its members");
            }
            degraded |= info.failuresLeft() == 0;
        }
        return new GridHealth(degraded ? Status.DEGRADED : Status.HEALTHY, reasons);
    }

    /** What is known of one group. */
    private final class Seen {
        private final String group;
        private volatile @Nullable GroupInfo info;
        private volatile boolean unanswered;

        /** When the first question was asked that has no answer yet. */
        private volatile long unansweredSince;

        // the rest is guarded by this
        private long answeredAt;
        private long askedAt;
        private CompletableFuture<?> question = CompletableFuture.completedFuture(null);

        Seen(String group) {
            this.group = group;
        }

        boolean isSilent() {
            return unanswered && clock.getAsLong() - unansweredSince > SILENCE.toNanos();
        }

        synchronized CompletableFuture<?> askIfOld() {
            boolean isKnown = info != null && !unanswered && clock.getAsLong() - answeredAt < FRESH;
            boolean isUnderway = !question.isDone() && clock.getAsLong() - askedAt < LONGEST_TRY;
            return isKnown || isUnderway ? question : ask();
        }

        synchronized CompletableFuture<?> ask() {
            askedAt = clock.getAsLong();
            if (!unanswered) {
                unansweredSince = askedAt;
                unanswered = true;
            }
            question = facts().handle(this::hear);
            return question;
        }

        private CompletableFuture<byte[]> facts() {
            try {
                return ask.apply(group);
            } catch (RuntimeException failure) { // the engine is stopping
                return CompletableFuture.failedFuture(failure);
            }
        }

        private synchronized @Nullable Void hear(byte @Nullable [] answer, @Nullable Throwable failure) {
            if (answer != null && decode(answer) instanceof AdminAnswer.Facts facts) {
                info = facts.group();
                answeredAt = clock.getAsLong();
                unanswered = false;
            }
            return null; // who fails to answer is asked again, and is silent after a while
        }

        private static @Nullable AdminAnswer decode(byte[] answer) {
            try {
                return AdminCodec.decodeAnswer(answer);
            } catch (FormatException unreadable) {
                return null; // a member of another version: no answer
            }
        }
    }
}
