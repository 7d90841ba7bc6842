package io.lockgrid.faults;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.ThreadLock;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.WaiterInfo;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.node.DiscoveryMode;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An application under test: a member or a client in a process of its own, whose threads get locks, write to the store
 * and give them back for as long as the process lives, and say on standard output what they saw.
 */
final class Agent {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int CALLERS = 4;

    /** Every so many calls are of the first lock too, so that there is a queue to look at. */
    private static final int TO_THE_FIRST = 16;

    /** Every so many calls are of the thread's lock, and entered again. */
    private static final int REENTRANT = 10;

    /** Every so many holds are long, where {@link #LINGER} says so. */
    private static final int LONG = 20;

    private static final String OPERATOR = "operator";
    private static final LockQuery HELD = LockQuery.all().withStates(LockState.HELD);

    /** System property: some hold on to a lock for long, and write once more before they give it back. */
    static final String LINGER = "faults.linger";

    /** System property: some work takes seconds, and writes all the time, whatever it is told meanwhile. */
    static final String OVERTIME = "faults.overtime";

    private final String name;
    private final LockGrid grid;
    private final Path store;
    private final List<String> locks;
    private final PrintStream out;
    private final boolean lingers = Boolean.getBoolean(LINGER);
    private final boolean overtime = Boolean.getBoolean(OVERTIME);
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Hold> kept = new HashMap<>();
    private volatile boolean stopped;
    private volatile boolean forcing;

    private Agent(String name, LockGrid grid, Path store, List<String> locks, PrintStream out) {
        this.name = name;
        this.grid = grid;
        this.store = store;
        this.locks = locks;
        this.out = out;
    }

    /** Started with: kind, name, address, members, cluster, path of the store, locks. */
    static void main(List<String> words) throws IOException, InterruptedException {
        PrintStream out = System.out;
        System.setOut(System.err);
        LockGrid grid = words.get(0).equals("member") ? member(words) : client(words);
        Agent agent = new Agent(
                words.get(1), grid, Path.of(words.get(5)), List.of(words.get(6).split(",")), out);
        out.println("ready");
        agent.run();
    }

    private static LockGrid member(List<String> words) {
        GridNodeConfig config = GridNodeConfig.load()
                .withClusterName(words.get(4))
                .withNodeName(words.get(1))
                .withBind(words.get(2));
        boolean listed = config.discovery().mode() == DiscoveryMode.TCP;
        return GridNode.start(listed ? config.withMembers(List.of(words.get(3).split(","))) : config);
    }

    private static LockGrid client(List<String> words) {
        return LockGridClient.connect(LockGridClientConfig.load()
                .withClusterName(words.get(4))
                .withName(words.get(1))
                .withCallTimeout(Duration.ofSeconds(30))
                .withMembers(List.of(words.get(3).split(","))));
    }

    /** Does what standard input says, until that says "stop" or "close" or ends. */
    private void run() throws IOException, InterruptedException {
        for (int i = 0; i < CALLERS; i++) {
            String caller = name + "/" + i;
            start(caller, () -> call(caller));
        }
        if (name.startsWith("c")) {
            start(name + "/onlooker", this::lookOn);
            start(name + "/operator", this::operate);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        while (line != null && !line.equals("stop") && !line.equals("close")) {
            List<String> words = List.of(line.split(" "));
            if (words.get(0).equals("quiet")) {
                joinAll();
                out.println("quiet");
            } else {
                out.println(answer(words.get(0), words.subList(1, words.size())));
            }
            line = in.readLine();
        }
        if (!"close".equals(line)) {
            joinAll();
        }
        grid.close(); // with work in progress where that was asked for
        joinAll();
        out.println("stopped");
    }

    private void start(String thread, Runnable task) {
        Thread started = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (GridClosedException closed) {
                        System.err.println(thread + " ends as its instance is closed");
                    }
                },
                thread);
        threads.add(started);
        started.start();
    }

    private void joinAll() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private String answer(String question, List<String> words) throws IOException, InterruptedException {
        return switch (question) {
            case "leader" -> "leader " + leader();
            case "index" -> "index " + grid.admin().groups().groups().get(0).commitIndex();
            case "lead" -> "lead " + lead(words.get(0));
            case "hold" -> "held " + hold(words.get(0));
            case "still" -> "still " + hold(kept.get(words.get(0))).isHeld();
            case "write" -> write(hold(kept.get(words.get(0))));
            case "who" ->
                "who "
                        + grid.lock(words.get(0))
                                .inspect()
                                .map(lock -> Long.toString(lock.fence()))
                                .orElse("nobody");
            case "force" -> {
                forcing = words.get(0).equals("on");
                yield "force " + words.get(0);
            }
            case "clock" -> "clock " + System.currentTimeMillis();
            case "health" -> "health " + grid.health();
            default -> "what is " + question;
        };
    }

    private static Hold hold(@Nullable Hold hold) {
        if (hold == null) {
            throw new IllegalStateException("that lock was never held here");
        }
        return hold;
    }

    private long hold(String lock) throws InterruptedException {
        long invoked = System.nanoTime();
        Hold hold = grid.lock(lock).acquire();
        hold.lost().thenAccept(loss -> out.println("lost " + loss.reason()));
        kept.put(lock, hold);
        say(name + "/main", Event.Kind.HOLD, lock, invoked, Event.Outcome.OK, hold.fence(), 1);
        return hold.fence();
    }

    private String write(Hold hold) throws IOException {
        try (Pen pen = new Pen(store)) {
            return pen.write(hold.lockName(), hold.fence());
        }
    }

    private String lead(String member) {
        var groups = grid.admin().groups();
        String id = groups.members().stream()
                .filter(each -> each.name().equals(member))
                .map(each -> each.id())
                .findFirst()
                .orElse(member);
        return grid.admin()
                .moveLeadership(groups.groups().get(0).name(), id, OPERATOR, "to see what it knows")
                .toString();
    }

    /** Looks at the queue of the first lock, again and again. */
    private void lookOn() {
        String lock = locks.get(0);
        while (!stopped) {
            long invoked = System.nanoTime();
            try {
                List<WaiterInfo> waiters =
                        grid.lock(lock).inspect().map(LockInfo::waiters).orElse(List.of());
                for (int i = 0; i < waiters.size(); i++) {
                    say(waiters.get(i).owner(), Event.Kind.QUEUED, lock, invoked, Event.Outcome.OK, 0, i);
                }
                pass(100);
            } catch (GridUnavailableException e) {
                pass(100);
            }
        }
    }

    /** Takes holds away while that is asked for. */
    private void operate() {
        while (!stopped) {
            pass(20);
            if (forcing) {
                try {
                    List<LockInfo> held = grid.admin().locks(HELD).locks().stream()
                            .filter(lock -> locks.contains(lock.name()))
                            .toList();
                    if (!held.isEmpty()) {
                        force(held.get(ThreadLocalRandom.current().nextInt(held.size())));
                    }
                } catch (GridUnavailableException e) {
                    pass(100);
                }
            }
        }
    }

    private void force(LockInfo held) {
        long invoked = System.nanoTime();
        Event.Outcome outcome;
        try {
            boolean released = grid.admin()
                    .forceRelease(held.name(), held.fence(), OPERATOR, "to see what happens")
                    .released();
            outcome = released ? Event.Outcome.OK : Event.Outcome.EMPTY;
        } catch (GridUnavailableException e) {
            outcome = Event.Outcome.UNAVAILABLE;
        }
        say(name + "/operator", Event.Kind.FORCE, held.name(), invoked, outcome, held.fence(), 0);
    }

    private static void pass(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }

    private String leader() {
        try {
            var groups = grid.admin().groups();
            String leader = groups.groups().get(0).leader();
            return groups.members().stream()
                    .filter(member -> member.id().equals(leader))
                    .map(member -> member.name())
                    .findFirst()
                    .orElse("-");
        } catch (GridUnavailableException e) {
            return "-";
        }
    }

    private void call(String caller) {
        try (Pen pen = new Pen(store)) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            while (!stopped) {
                String lock = locks.get(random.nextInt(TO_THE_FIRST) == 0 ? 0 : random.nextInt(locks.size()));
                if (random.nextInt(REENTRANT) == 0) {
                    twice(caller, lock, pen);
                } else {
                    once(caller, lock, pen);
                }
            }
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
        }
    }

    private void once(String caller, String lock, Pen pen) throws IOException, InterruptedException {
        long invoked = System.nanoTime();
        Optional<Hold> held;
        try {
            held = grid.lock(lock).tryAcquire(PATIENCE);
        } catch (GridUnavailableException e) {
            say(caller, Event.Kind.ACQUIRE, lock, invoked, Event.Outcome.UNAVAILABLE, 0, 0);
            return;
        }
        if (held.isEmpty()) {
            say(caller, Event.Kind.ACQUIRE, lock, invoked, Event.Outcome.EMPTY, 0, 0);
            return;
        }
        Hold hold = held.get();
        say(caller, Event.Kind.ACQUIRE, lock, invoked, Event.Outcome.OK, hold.fence(), 1);
        work(lock, hold.fence(), pen);
        invoked = System.nanoTime();
        Event.Outcome outcome = Event.Outcome.OK;
        try {
            hold.release();
        } catch (LockLostException e) {
            outcome = Event.Outcome.LOST;
        } catch (GridUnavailableException e) {
            outcome = Event.Outcome.UNAVAILABLE;
        }
        say(caller, Event.Kind.RELEASE, lock, invoked, outcome, hold.fence(), 0);
    }

    /** The work that the lock is for, without a look at isHeld() before a write: the store has to refuse what is late. */
    private void work(String lock, long fence, Pen pen) throws IOException, InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        pen.write(lock, fence);
        if (lingers && random.nextInt(LONG) == 0) {
            Thread.sleep(50 + random.nextInt(100));
            pen.write(lock, fence);
        } else if (overtime && random.nextInt(LONG / 2) == 0) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300 + random.nextInt(2_700));
            while (System.nanoTime() - end < 0) {
                Thread.sleep(20);
                pen.write(lock, fence);
            }
        } else {
            Thread.sleep(random.nextInt(5));
        }
    }

    /** Enters the thread's lock, enters it again, and leaves it as often. */
    private void twice(String caller, String name, Pen pen) throws IOException, InterruptedException {
        ThreadLock lock = grid.lock(name).asLock();
        if (enter(caller, name, lock) != Event.Outcome.OK) {
            return;
        }
        long fence = fence(lock);
        if (fence > 0) {
            work(name, fence, pen);
        }
        Event.Outcome again = enter(caller, name, lock);
        boolean there = again != Event.Outcome.LOST;
        if (again == Event.Outcome.OK) {
            there = leave(caller, name, lock, fence, 1) != Event.Outcome.LOST;
        }
        if (there) {
            leave(caller, name, lock, fence, 0);
        }
    }

    /** The fence, 0 if the hold was taken away just now. */
    private static long fence(ThreadLock lock) {
        try {
            return lock.fence();
        } catch (IllegalMonitorStateException taken) {
            return 0;
        }
    }

    private Event.Outcome enter(String caller, String name, ThreadLock lock) throws InterruptedException {
        long invoked = System.nanoTime();
        Event.Outcome outcome;
        try {
            outcome = lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) ? Event.Outcome.OK : Event.Outcome.EMPTY;
        } catch (LockLostException e) {
            outcome = Event.Outcome.LOST;
        } catch (GridUnavailableException e) {
            outcome = Event.Outcome.UNAVAILABLE;
        } catch (GridClosedException e) {
            return Event.Outcome.EMPTY; // nothing was asked of the grid
        }
        int depth = lock.depth();
        long fence = fence(lock);
        if (outcome != Event.Outcome.OK || (depth > 0 && fence > 0)) {
            say(caller, Event.Kind.ACQUIRE, name, invoked, outcome, fence, depth);
        } // else it was taken away at once, and leave() is told
        return outcome;
    }

    /** @param left how often the thread should have the lock after that, as the caller counts */
    private Event.Outcome leave(String caller, String name, ThreadLock lock, long fence, int left) {
        long invoked = System.nanoTime();
        Event.Outcome outcome = Event.Outcome.OK;
        int depth = left;
        try {
            lock.unlock();
            // it has no depth too once it was taken away: the next call tells which of the two it is
            depth = lock.depth() == 0 ? left : lock.depth();
        } catch (IllegalMonitorStateException e) {
            boolean taken = e.getCause() instanceof LockLostException;
            outcome = taken ? Event.Outcome.LOST : Event.Outcome.OK;
            depth = taken ? 0 : -1;
        } catch (GridUnavailableException e) {
            outcome = Event.Outcome.UNAVAILABLE;
        }
        say(caller, Event.Kind.RELEASE, name, invoked, outcome, fence, depth);
        return outcome;
    }

    private void say(
            String caller, Event.Kind kind, String lock, long invoked, Event.Outcome outcome, long fence, int depth) {
        String line = new Event(caller, kind, lock, invoked, System.nanoTime(), outcome, fence, depth).line();
        synchronized (out) {
            out.println("event\t" + line);
        }
    }
}
