package io.lockgrid.node.replica.reads;

import io.lockgrid.admin.HoldInfo;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.admin.WaiterInfo;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.internal.wire.questions.AdminQuestion;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.TimersLeft;
import io.lockgrid.node.table.Claim;
import io.lockgrid.node.table.Delay;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Lock;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.Session;
import io.lockgrid.node.table.Wait;
import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.TimerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A frozen lock table in operators' words. Not thread-safe; made for one answer.
 */
final class TableReads {
    /** A page shows no more of a queue, and of those who hold a lock, than this. */
    private static final int NAMED_ON_A_PAGE = 3;

    /** Who waits for more holders of one lock than this, is shown to wait for these. */
    private static final int HOLDERS_IN_THE_GRAPH = 20;

    private final LockTable table;
    private final TimersLeft left;
    private final long wallMillis;
    private final String group;
    private final String defaultGroup;
    private final boolean narrow;

    /** Which locks may be told of. */
    private final Predicate<String> visible;

    /** A replica as it is now: a frozen copy, with what is left of its times; on the thread that applies. */
    static TableReads of(Replica replica, String group, String defaultGroup, AdminQuestion question) {
        return new TableReads(
                replica.fork(), replica.timersLeft(), replica.wallMillis(), group, defaultGroup, question);
    }

    /** @param wallMillis when that was, by the wall clock */
    private TableReads(
            LockTable table,
            TimersLeft left,
            long wallMillis,
            String group,
            String defaultGroup,
            AdminQuestion question) {
        this.table = table;
        this.left = left;
        this.wallMillis = wallMillis;
        this.group = group;
        this.defaultGroup = defaultGroup;
        this.narrow = question.isNarrow();
        this.visible = question.visible();
    }

    private void forEachLock(Consumer<Lock> consumer) {
        table.forEachLock(lock -> {
            if (visible.test(lock.name())) {
                consumer.accept(lock);
            }
        });
    }

    LockPage page(LockQuery query) {
        LockScan scan = new LockScan(query, wallMillis, hold -> home(hold.session()), this::shown);
        forEachLock(scan::look);
        return scan.page(lock -> info(lock, NAMED_ON_A_PAGE));
    }

    LockFolders folders(LockQuery query) {
        FolderScan folders = new FolderScan(query.prefix());
        LockScan scan = new LockScan(query, wallMillis, hold -> home(hold.session()), this::shown);
        forEachLock(lock -> {
            if (scan.fits(lock) && !folders.count(lock)) {
                scan.add(lock);
            }
        });
        LockPage page = scan.page(lock -> info(lock, NAMED_ON_A_PAGE));
        return new LockFolders(query.prefix(), folders.folders(), folders.more(), page);
    }

    /** With so many of its waiters at most. */
    @Nullable
    LockInfo lock(String name, int mostWaiters) {
        Lock lock = table.lock(name);
        return lock == null || !visible.test(name) ? null : info(lock, mostWaiters);
    }

    /** @param most how many of those who wait, and of those who hold it, are named */
    private LockInfo info(Lock lock, int most) {
        Hold hold = lock.holder();
        Delay delay = lock.delay();
        List<Wait> queue = lock.waiterCount() == 0 ? List.of() : lock.waiters(most);
        return new LockInfo(
                shown(lock.name()),
                LockScan.state(lock),
                hold == null ? 0 : hold.fence(),
                hold == null ? 0 : hold.depth(),
                hold == null ? null : holder(hold),
                queue.stream().map(this::waiter).toList(),
                lock.waiterCount(),
                delay == null || hold != null ? null : left.of(new TimerKey.DelayTimer(lock.name(), delay.fence())),
                lock.pool().kind(),
                lock.pool().capacity(),
                lock.used(),
                lock.holds(most).stream()
                        .map(each -> new HoldInfo(each.fence(), each.depth(), each.units(), holder(each)))
                        .toList());
    }

    private HolderInfo holder(Hold hold) {
        return hold.info(home(hold.session()), maxHoldLeft(hold));
    }

    private @Nullable Duration maxHoldLeft(Hold hold) {
        return hold.maxHoldMillis() == 0 ? null : left.of(new TimerKey.HoldTimer(hold.name(), hold.fence()));
    }

    private WaiterInfo waiter(Wait wait) {
        Home home = home(wait.session());
        return new WaiterInfo(
                wait.session().toString(),
                home.name(),
                home.host(),
                wait.ownerLabel(),
                wait.reason(),
                Instant.ofEpochMilli(wait.since()),
                wait.waitMillis() < 0 ? null : Duration.ofMillis(wait.waitMillis()),
                wait.units());
    }

    /** How many rows the list of sessions has: each of them, with all that it holds and waits for. */
    long sessionRows() {
        long[] rows = {0};
        table.forEachSession(session -> rows[0] += 1 + session.claimCount());
        return rows[0];
    }

    List<SessionInfo> sessions() {
        List<SessionInfo> sessions = new ArrayList<>();
        table.forEachSession(session -> {
            SessionInfo info = session(session);
            if (!narrow || !info.holds().isEmpty() || !info.waits().isEmpty()) {
                sessions.add(info);
            }
        });
        return sessions;
    }

    private SessionInfo session(Session session) {
        List<SessionInfo.Claim> holds = new ArrayList<>();
        List<SessionInfo.Claim> waits = new ArrayList<>();
        session.forEachClaim(claim -> {
            if (!visible.test(claim.name())) {
                return;
            }
            Hold hold = claim instanceof Hold found ? found : null;
            (hold != null ? holds : waits)
                    .add(new SessionInfo.Claim(
                            shown(claim.name()),
                            hold == null ? 0 : hold.fence(),
                            claim.ownerLabel(),
                            Instant.ofEpochMilli(claim.since()),
                            hold == null ? null : maxHoldLeft(hold)));
        });
        Home home = session.home();
        return new SessionInfo(
                session.id().toString(),
                home.kind(),
                home.name(),
                home.host(),
                Instant.ofEpochMilli(session.since()),
                Duration.ofMillis(session.timeToLiveMillis()),
                left.of(new TimerKey.SessionTimer(session.id())),
                Duration.ofMillis(session.heartbeatMillis()),
                holds,
                waits);
    }

    /** How often somebody waits for a holder. */
    long waitRows() {
        long[] rows = {0};
        forEachLock(lock -> rows[0] += (long) lock.waiterCount() * Math.min(lock.holdCount(), HOLDERS_IN_THE_GRAPH));
        return rows[0];
    }

    /** Who waits for whom; a lock without a holder makes nobody wait for anybody. */
    List<WaitGraph.Wait> waits() {
        Parties parties = new Parties();
        forEachWait((wait, holder) -> {
            parties.add(holder);
            parties.add(wait);
        });
        List<WaitGraph.Wait> waits = new ArrayList<>();
        forEachWait((wait, holder) ->
                waits.add(new WaitGraph.Wait(party(wait, parties), shown(wait.name()), party(holder, parties))));
        return waits;
    }

    private void forEachWait(BiConsumer<Wait, Hold> consumer) {
        forEachLock(lock -> {
            if (lock.waiterCount() > 0) {
                List<Hold> holds = lock.holds(HOLDERS_IN_THE_GRAPH);
                lock.waiters(Integer.MAX_VALUE).forEach(wait -> holds.forEach(hold -> consumer.accept(wait, hold)));
            }
        });
    }

    private WaitGraph.Party party(Claim claim, Parties parties) {
        return new WaitGraph.Party(
                claim.session().toString(), home(claim.session()).name(), parties.name(claim));
    }

    List<io.lockgrid.admin.AuditEntry> audit(int newest) {
        return table.audit(newest).stream()
                .filter(entry -> !narrow || entry.fence() > 0 && visible.test(entry.target()))
                .map(TableReads::auditEntry)
                .toList();
    }

    private static io.lockgrid.admin.AuditEntry auditEntry(AuditEntry entry) {
        return new io.lockgrid.admin.AuditEntry(
                entry.number(),
                Instant.ofEpochMilli(entry.wallMillis()),
                entry.actor(),
                entry.action(),
                entry.target(),
                entry.fence(),
                entry.reason(),
                entry.holder() == null ? entry.outcome() : entry.outcome() + "; holder was " + entry.holder());
    }

    private Home home(UUID id) {
        Session session = table.session(id);
        if (session == null) {
            throw new IllegalStateException("a claim of session " + id + ", which is not open");
        }
        return session.home();
    }

    private String shown(String name) {
        return LockName.shown(name, group, defaultGroup);
    }
}
