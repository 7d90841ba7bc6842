package io.lockgrid.node.table;

import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.node.table.trie.Edit;
import io.lockgrid.node.table.trie.Trie;
import io.lockgrid.node.table.words.StockResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An open session: a view into the table it was read from, good until that table changes. To read
 * while the table goes on, read from a {@link LockTable#fork()}.
 */
public final class Session {
    private final Edit edit;
    private final UUID id;
    private final Home home;
    private final long timeToLiveMillis;
    private final long heartbeatMillis;
    private final int maxHolds;
    private final long since;
    private final long openedAt;
    private long beat;
    private Window window;
    private final Trie<Claim> claims;
    private final Trie<Notice> outbox;
    /** Of a session of the stock doors: the last calls of its threads. */
    private final Trie<StockMemo> memos;
    /** Those of them that may be forgotten, the oldest first: neither waiting nor about a hold that is there. */
    private final Trie<StockMemo> memosByOrder;

    private long lastNotice;
    /** The last entry that gave this session a notice, as its table counts them, and the first one. */
    private long noticedEntry;

    private long noticesOfEntryFrom;

    Session(
            Edit edit,
            UUID id,
            Home home,
            long timeToLiveMillis,
            long heartbeatMillis,
            int maxHolds,
            long since,
            long openedAt) {
        this.edit = edit;
        this.id = id;
        this.home = home;
        this.timeToLiveMillis = timeToLiveMillis;
        this.heartbeatMillis = heartbeatMillis;
        this.maxHolds = maxHolds;
        this.since = since;
        this.openedAt = openedAt;
        window = new Window(edit, 0);
        claims = new Trie<>(Claim::acquire);
        outbox = new Trie<>(Notice::number);
        memos = new Trie<>(StockMemo::thread);
        memosByOrder = new Trie<>(StockMemo::order);
    }

    private Session(Edit edit, Session other) {
        this.edit = edit;
        id = other.id;
        home = other.home;
        timeToLiveMillis = other.timeToLiveMillis;
        heartbeatMillis = other.heartbeatMillis;
        maxHolds = other.maxHolds;
        since = other.since;
        openedAt = other.openedAt;
        beat = other.beat;
        window = other.window;
        claims = other.claims.copy();
        outbox = other.outbox.copy();
        memos = other.memos.copy();
        memosByOrder = other.memosByOrder.copy();
        lastNotice = other.lastNotice;
        noticedEntry = other.noticedEntry;
        noticesOfEntryFrom = other.noticesOfEntryFrom;
    }

    /** Whether who came in so may use it. */
    boolean isOf(@Nullable String identity) {
        return Objects.equals(home.identity(), identity);
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** Whose it is. */
    public Home home() {
        return home;
    }

    /** It ends if none of its batches is applied for this long; 0 where its CP session decides. */
    public long timeToLiveMillis() {
        return timeToLiveMillis;
    }

    /** How often one of its batches comes at least while its opener is well; 0 where its CP session decides. */
    public long heartbeatMillis() {
        return heartbeatMillis;
    }

    /** How many holds and waits it may have. */
    public int maxHolds() {
        return maxHolds;
    }

    /** Since when, by the wall clock of the proposer, in milliseconds since 1970. */
    public long since() {
        return since;
    }

    /** The fence counter when it was opened, above what its opening claimed; 0 where its CP session decides. */
    long openedAt() {
        return openedAt;
    }

    /** How many holds and waits it has. */
    public int claimCount() {
        return claims.size();
    }

    /** Its holds and waits, by the sequence of their acquires. */
    public void forEachClaim(Consumer<Claim> action) {
        claims.forEach(action);
    }

    /** The notices that it has not acknowledged, oldest first. */
    public List<Notice> notices() {
        List<Notice> list = new ArrayList<>(outbox.size());
        outbox.forEach(list::add);
        return list;
    }

    /** This, or a copy if this is shared. */
    Session own(Edit now) {
        return edit == now ? this : new Session(now, this);
    }

    long beat() {
        return beat;
    }

    void beat(long count) {
        beat = count;
    }

    /** Its answers, to read. */
    Window window() {
        return window;
    }

    /** Its answers, to change. */
    Window ownWindow() {
        window = window.own(edit);
        return window;
    }

    @Nullable
    Claim claim(long acquire) {
        return claims.get(acquire);
    }

    boolean isFull() {
        return claims.size() >= maxHolds;
    }

    void put(Claim claim) {
        claims.put(edit, claim);
    }

    void remove(Claim claim) {
        claims.remove(edit, claim.acquire());
    }

    @Nullable
    StockMemo memo(long thread) {
        return memos.get(thread);
    }

    /** The calls that are remembered, by thread. */
    List<StockMemo> memos() {
        return memos.first(Integer.MAX_VALUE);
    }

    /**
     * Remembers a thread's last call. Of those that may come again without harm it keeps the latest only; what waits or
     * holds is bounded by the session's limit.
     */
    void remember(StockMemo memo) {
        forget(memos.get(memo.thread()));
        memos.put(edit, memo);
        if (claims.get(memo.acquire()) == null) {
            memosByOrder.put(edit, memo);
            if (memosByOrder.size() > StockMemo.BOUND) {
                forget(memosByOrder.first());
            }
        }
    }

    /** The hold or wait is gone: the call that made it is one of those that may be forgotten, the latest of them. */
    void mayForget(Claim gone, long order) {
        StockMemo memo = memos.get(gone.owner());
        if (memo != null && memo.acquire() == gone.acquire()) {
            remember(memo.ordered(order));
        }
    }

    /** Takes over a call from a snapshot, before the holds and waits are there; {@link #sortMemos} has to follow. */
    void restore(StockMemo memo) {
        memos.put(edit, memo);
    }

    void sortMemos() {
        memos().forEach(this::remember);
    }

    private void forget(@Nullable StockMemo memo) {
        if (memo != null) {
            memos.remove(edit, memo.thread());
            memosByOrder.remove(edit, memo.order());
        }
    }

    /** Notes how the wait of a thread ended. */
    void answered(long thread, Notice notice) {
        StockMemo memo = memos.get(thread);
        if (memo == null || memo.answer() != null) {
            return;
        } else if (notice instanceof Notice.Granted granted && granted.acquire() == memo.acquire()) {
            remember(memo.answered(new StockResult.Answer.Granted(granted.fence())));
        } else if (notice instanceof Notice.WaitEnded ended && ended.acquire() == memo.acquire()) {
            remember(memo.answered(new StockResult.Answer.Refused(null, 0)));
        }
    }

    int noticeCount() {
        return outbox.size();
    }

    long lastNotice() {
        return lastNotice;
    }

    /** Goes on numbering notices from here, after a restore. */
    void lastNotice(long number) {
        lastNotice = number;
    }

    void put(Notice notice) {
        outbox.put(edit, notice);
    }

    /** Keeps another notice, which is made with its number. */
    Notice add(LongFunction<Notice> made, long entry) {
        Notice notice = made.apply(++lastNotice);
        outbox.put(edit, notice);
        if (noticedEntry != entry) {
            noticedEntry = entry;
            noticesOfEntryFrom = lastNotice;
        }
        return notice;
    }

    void acknowledge(long number) {
        for (Notice oldest = outbox.first(); oldest != null && oldest.number() <= number; oldest = outbox.first()) {
            outbox.remove(edit, oldest.number());
        }
    }

    /** The notices that this entry gave the session so far. */
    List<Notice> noticesOf(long entry) {
        if (noticedEntry != entry) {
            return List.of();
        }
        List<Notice> list = new ArrayList<>();
        for (long number = noticesOfEntryFrom; number <= lastNotice; number++) {
            Notice notice = outbox.get(number);
            if (notice != null) {
                list.add(notice);
            }
        }
        return list;
    }
}
