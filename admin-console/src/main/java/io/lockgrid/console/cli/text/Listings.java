package io.lockgrid.console.cli.text;

import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.WaiterInfo;
import io.lockgrid.console.cli.text.Columns.Column;
import io.lockgrid.internal.config.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people read: lines of at most 100 characters, ages in words. Stateless. */
public final class Listings {

    private Listings() {}

    /** A row for each lock; ages are counted up to {@code now}. */
    public static List<String> locks(List<LockInfo> locks, Instant now) {
        Columns columns = new Columns(
                Column.text("NAME"),
                Column.whole("STATE"),
                Column.text("HOLDER"),
                Column.number("AGE"),
                Column.number("FENCE"),
                Column.number("WAITERS"),
                Column.text("REASON"));
        for (LockInfo lock : locks) {
            HolderInfo holder = lock.holder();
            columns.row(
                    lock.name(),
                    state(lock),
                    holder == null ? "-" : holder.member() + " " + holder.owner(),
                    holder == null ? "-" : Ages.since(holder.since(), now),
                    holder == null ? "-" : Long.toString(lock.fence()),
                    Integer.toString(lock.waiterCount()),
                    holder == null ? "-" : orDash(holder.reason()));
        }
        return columns.lines();
    }

    /** One lock in full: its holder, then its queue. */
    public static List<String> lock(LockInfo lock, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(Printable.of(lock.name()) + "  " + state(lock));
        HolderInfo holder = lock.holder();
        if (holder != null) {
            field(lines, "fence", Long.toString(lock.fence()));
            field(lines, "depth", Integer.toString(lock.depth()));
            field(lines, "holder", holder.member() + " at " + holder.host() + ", " + holder.owner());
            field(lines, "since", Ages.since(holder.since(), now) + "  (" + holder.since() + ")");
            field(lines, "max hold", maxHold(holder));
            field(lines, "reason", orDash(holder.reason()));
            field(lines, "session", holder.session());
        }
        Duration delayLeft = lock.delayLeft();
        if (delayLeft != null) {
            field(lines, "delay left", Ages.words(delayLeft));
        }
        field(lines, "waiters", Integer.toString(lock.waiterCount()));
        if (!lock.waiters().isEmpty()) {
            lines.add("");
            lines.addAll(waiters(lock.waiters(), now));
        }
        return lines;
    }

    /** A row for each session with how much it holds and waits for. */
    public static List<String> sessions(List<SessionInfo> sessions, Instant now) {
        Columns columns = new Columns(
                Column.whole("SESSION"),
                Column.whole("KIND"),
                Column.text("NAME"),
                Column.text("HOST"),
                Column.number("AGE"),
                Column.number("TTL LEFT"),
                Column.number("HOLDS"),
                Column.number("WAITS"));
        for (SessionInfo session : sessions) {
            columns.row(
                    session.id(),
                    session.kind().name(),
                    session.name(),
                    session.host(),
                    Ages.since(session.since(), now),
                    Ages.words(session.timeToLiveLeft()),
                    Integer.toString(session.holds().size()),
                    Integer.toString(session.waits().size()));
        }
        return columns.lines();
    }

    private static List<String> waiters(List<WaiterInfo> waiters, Instant now) {
        Columns columns = new Columns(
                Column.number("NEXT"),
                Column.text("WAITER"),
                Column.text("HOST"),
                Column.number("WAITS"),
                Column.number("AT MOST"),
                Column.text("REASON"));
        int place = 1;
        for (WaiterInfo waiter : waiters) {
            columns.row(
                    Integer.toString(place++),
                    waiter.member() + " " + waiter.owner(),
                    waiter.host(),
                    Ages.since(waiter.since(), now),
                    waiter.timeout() == null ? "-" : Durations.format(waiter.timeout()),
                    orDash(waiter.reason()));
        }
        return columns.lines();
    }

    private static String maxHold(HolderInfo holder) {
        Duration maxHold = holder.maxHold();
        Duration left = holder.maxHoldLeft();
        if (maxHold == null) {
            return "none";
        }
        return Durations.format(maxHold) + (left == null ? "" : ", " + Ages.words(left) + " left");
    }

    private static String state(LockInfo lock) {
        return switch (lock.state()) {
            case HELD -> "held";
            case WAITED_FOR -> "waited for";
            case DELAYED -> "delayed";
        };
    }

    private static void field(List<String> lines, String label, String value) {
        lines.add(String.format("  %-11s %s", label, Printable.of(value)));
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "-" : text;
    }
}
