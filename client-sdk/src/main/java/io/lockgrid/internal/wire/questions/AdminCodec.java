package io.lockgrid.internal.wire.questions;

import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import io.lockgrid.internal.bytes.Enums;
import io.lockgrid.internal.bytes.WireException;
import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;
import io.lockgrid.internal.wire.HolderCodec;
import io.lockgrid.internal.wire.WireCodec;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bytes of operators' questions and answers; each begins with a version, see {@link WireCodec}. Stateless. */
public final class AdminCodec {
    private static final int LOCKS = 1;
    private static final int LOCK = 2;
    private static final int SESSIONS = 3;
    private static final int WAITS = 4;
    private static final int AUDIT = 5;
    private static final int FACTS = 6;
    private static final int STATISTICS = 7;
    private static final int HISTORY = 8;
    private static final int EVENTS = 9;
    private static final int FOLDERS = 10;
    private static final int LIMIT = 11;
    private static final int ACT = 20;

    private AdminCodec() {}

    public static byte[] encode(AdminQuery query, int version) {
        WireWriter out = WireCodec.begin(version, 64);
        if (query instanceof AdminQuery.Locks locks) {
            out.u8(LOCKS);
            writeQuery(out, locks.query());
        } else if (query instanceof AdminQuery.Folders folders) {
            out.u8(FOLDERS);
            writeQuery(out, folders.query());
        } else if (query instanceof AdminQuery.Lock lock) {
            out.u8(LOCK);
            out.string(lock.name());
        } else if (query instanceof AdminQuery.Sessions) {
            out.u8(SESSIONS);
        } else if (query instanceof AdminQuery.Waits) {
            out.u8(WAITS);
        } else if (query instanceof AdminQuery.Audit audit) {
            out.u8(AUDIT);
            out.number(audit.newest());
        } else if (query instanceof AdminQuery.Statistics) {
            out.u8(STATISTICS);
        } else if (query instanceof AdminQuery.History history) {
            out.u8(HISTORY);
            out.string(history.name());
            out.number(history.most());
        } else if (query instanceof AdminQuery.Events events) {
            out.u8(EVENTS);
            out.number(events.table());
            out.number(events.after());
            out.number(events.most());
        } else if (query instanceof AdminQuery.Act act) {
            out.u8(ACT);
            ActCodec.write(out, act);
        } else {
            out.u8(FACTS);
        }
        return out.toBytes();
    }

    public static AdminQuery decodeQuery(byte[] bytes) {
        try {
            return readQuestion(WireCodec.open(bytes));
        } catch (IllegalArgumentException impossible) {
            throw new WireException("a question that cannot be: " + impossible.getMessage() + "; nothing was done");
        }
    }

    private static AdminQuery readQuestion(WireReader in) {
        int kind = in.u8();
        AdminQuery query = switch (kind) {
            case LOCKS -> new AdminQuery.Locks(readQuery(in));
            case FOLDERS -> new AdminQuery.Folders(readQuery(in));
            case LOCK -> new AdminQuery.Lock(in.string());
            case SESSIONS -> new AdminQuery.Sessions();
            case WAITS -> new AdminQuery.Waits();
            case AUDIT -> new AdminQuery.Audit(in.intNumber());
            case FACTS -> new AdminQuery.Facts();
            case STATISTICS -> new AdminQuery.Statistics();
            case HISTORY -> new AdminQuery.History(in.string(), in.intNumber());
            case EVENTS -> new AdminQuery.Events(in.number(), in.number(), in.intNumber());
            case ACT -> ActCodec.readAct(in);
            default ->
                throw new WireException(
                        "a question of kind " + kind + ", which this version does not know; nothing was done");
        };
        in.end();
        return query;
    }

    private static void writeQuery(WireWriter out, LockQuery query) {
        out.string(query.prefix());
        int states = 0;
        for (LockState state : query.states()) {
            states |= 1 << state.ordinal();
        }
        out.u8(states);
        out.string(query.holder());
        Duration olderThan = query.olderThan();
        out.number(olderThan == null ? -1 : millis(olderThan));
        out.u8(query.sort().ordinal());
        out.flag(query.descending());
        out.number(query.offset());
        out.number(query.limit());
    }

    /** No hold is as old as what would overflow. */
    private static long millis(Duration olderThan) {
        return olderThan.compareTo(Duration.ofMillis(Long.MAX_VALUE)) < 0 ? olderThan.toMillis() : Long.MAX_VALUE;
    }

    private static LockQuery readQuery(WireReader in) {
        String prefix = in.string();
        int bits = in.u8();
        Set<LockState> states = EnumSet.noneOf(LockState.class);
        for (LockState state : LockState.values()) {
            if ((bits & 1 << state.ordinal()) != 0) {
                states.add(state);
            }
        }
        return new LockQuery(
                prefix,
                states,
                in.string(),
                HolderCodec.duration(in.number()),
                Enums.at(LockSort.values(), in.u8()),
                in.flag(),
                in.intNumber(),
                in.intNumber());
    }

    public static byte[] encode(AdminAnswer answer, int version) {
        WireWriter out = WireCodec.begin(version, 256);
        if (answer instanceof AdminAnswer.Locks locks) {
            out.u8(LOCKS);
            writePage(out, locks.page());
        } else if (answer instanceof AdminAnswer.Folders folders) {
            out.u8(FOLDERS);
            out.string(folders.folders().prefix());
            list(out, folders.folders().folders(), InfoCodec::writeFolder);
            out.flag(folders.folders().more());
            writePage(out, folders.folders().locks());
        } else if (answer instanceof AdminAnswer.Lock lock) {
            out.u8(LOCK);
            out.flag(lock.lock() != null);
            if (lock.lock() != null) {
                InfoCodec.writeLock(out, lock.lock());
            }
        } else if (answer instanceof AdminAnswer.Sessions sessions) {
            out.u8(SESSIONS);
            list(out, sessions.sessions(), InfoCodec::writeSession);
        } else if (answer instanceof AdminAnswer.Waits waits) {
            out.u8(WAITS);
            list(out, waits.waits(), InfoCodec::writeWait);
        } else if (answer instanceof AdminAnswer.Audit audit) {
            out.u8(AUDIT);
            list(out, audit.entries(), InfoCodec::writeAudit);
        } else if (answer instanceof AdminAnswer.Facts facts) {
            out.u8(FACTS);
            InfoCodec.writeGroup(out, facts.group());
            list(out, facts.members(), InfoCodec::writeMember);
            out.number(facts.tableId());
        } else if (answer instanceof AdminAnswer.Statistics statistics) {
            out.u8(STATISTICS);
            HistoryCodec.writeStatistics(out, statistics.statistics());
        } else if (answer instanceof AdminAnswer.History history) {
            out.u8(HISTORY);
            list(out, history.events(), HistoryCodec::writeEvent);
        } else if (answer instanceof AdminAnswer.Events events) {
            out.u8(EVENTS);
            list(out, events.events(), HistoryCodec::writeEvent);
            out.number(events.table());
            out.number(events.last());
            out.flag(events.gap());
        } else if (answer instanceof AdminAnswer.LimitExceeded exceeded) {
            out.u8(LIMIT);
            out.string(exceeded.limit());
            out.number(exceeded.value());
        } else if (answer instanceof AdminAnswer.Acted acted) {
            out.u8(ACT);
            ActCodec.write(out, acted.outcome());
        }
        return out.toBytes();
    }

    public static AdminAnswer decodeAnswer(byte[] bytes) {
        WireReader in = WireCodec.open(bytes);
        int kind = in.u8();
        AdminAnswer answer = switch (kind) {
            case LOCKS -> new AdminAnswer.Locks(readPage(in));
            case FOLDERS ->
                new AdminAnswer.Folders(
                        new LockFolders(in.string(), in.list(() -> InfoCodec.readFolder(in)), in.flag(), readPage(in)));
            case LOCK -> new AdminAnswer.Lock(in.flag() ? InfoCodec.readLock(in) : null);
            case SESSIONS -> new AdminAnswer.Sessions(in.list(() -> InfoCodec.readSession(in)));
            case WAITS -> new AdminAnswer.Waits(in.list(() -> InfoCodec.readWait(in)));
            case AUDIT -> new AdminAnswer.Audit(in.list(() -> InfoCodec.readAudit(in)));
            case FACTS ->
                new AdminAnswer.Facts(InfoCodec.readGroup(in), in.list(() -> InfoCodec.readMember(in)), in.number());
            case STATISTICS -> new AdminAnswer.Statistics(HistoryCodec.readStatistics(in));
            case HISTORY -> new AdminAnswer.History(in.list(() -> HistoryCodec.readEvent(in)));
            case EVENTS ->
                new AdminAnswer.Events(in.list(() -> HistoryCodec.readEvent(in)), in.number(), in.number(), in.flag());
            case LIMIT -> new AdminAnswer.LimitExceeded(in.string(), in.number());
            case ACT -> new AdminAnswer.Acted(ActCodec.readOutcome(in));
            default -> throw new WireException("an answer of kind " + kind + ", which this version does not know");
        };
        in.end();
        return answer;
    }

    private static void writePage(WireWriter out, LockPage page) {
        out.number(page.total());
        out.number(page.offset());
        list(out, page.locks(), InfoCodec::writeLock);
    }

    private static LockPage readPage(WireReader in) {
        int total = in.intNumber();
        int offset = in.intNumber();
        return new LockPage(in.list(() -> InfoCodec.readLock(in)), total, offset);
    }

    /** Writes one element. */
    private interface Element<T> {
        void write(WireWriter out, T element);
    }

    private static <T extends @Nullable Object> void list(WireWriter out, List<T> elements, Element<T> element) {
        out.number(elements.size());
        for (T each : elements) {
            element.write(out, each);
        }
    }
}
