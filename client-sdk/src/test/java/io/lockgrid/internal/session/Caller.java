package io.lockgrid.internal.session;

import io.lockgrid.GridLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockLostException;
import io.lockgrid.ThreadLock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread of an application: does what the script tells it, one after the other. Owned by one {@link Play}. */
final class Caller {
    private static final Duration GRACE = Duration.ofMillis(800);

    private final String name;
    private final World.Node node;
    private final World world;
    private final Judge judge;
    private final Actor actor;
    private final ArrayDeque<Runnable> inbox = new ArrayDeque<>();
    private final Map<String, List<Hold>> holds = new HashMap<>();
    private final Map<String, CompletableFuture<Hold>> futures = new HashMap<>();
    private final Map<String, Integer> levels = new HashMap<>();

    /** The lock that it waits for without a deadline, or null. */
    private @Nullable String waitsFor;

    private boolean busy;

    Caller(String name, World.Node node, World world, Judge judge) {
        this.name = name;
        this.node = node;
        this.world = world;
        this.judge = judge;
        this.actor = world.time.start(name, this::work);
    }

    private void work() {
        while (true) {
            Runnable next = inbox.poll();
            if (next == null) {
                actor.park(Long.MAX_VALUE);
            } else {
                busy = true;
                next.run();
                busy = false;
                waitsFor = null;
                if (Thread.interrupted()) {
                    judge.note(name + " was interrupted");
                }
            }
        }
    }

    void give(Act.Call call) {
        inbox.add(() -> perform(call, "lock" + call.lock()));
        actor.wake();
    }

    void interrupt() {
        if (busy) {
            actor.interrupt();
        }
    }

    void cancel(int lock) {
        CompletableFuture<Hold> future = futures.get("lock" + lock);
        if (future != null) {
            future.cancel(false);
        }
    }

    /** Forgets what it was still to do. */
    void rest() {
        inbox.clear();
    }

    @Override
    public String toString() {
        return name;
    }

    boolean isBusy() {
        return busy;
    }

    /** How many of its acquires of that lock are under way. */
    int waiting(String lock) {
        return (lock.equals(waitsFor) ? 1 : 0) + (futures.containsKey(lock) ? 1 : 0);
    }

    /** Lets go of everything. */
    void leave() {
        inbox.add(() -> {
            for (String lock : List.of("lock0", "lock1")) {
                while (levels.getOrDefault(lock, 0) > 0) {
                    perform(new Act.Call(0, Act.Verb.UNLOCK, 0, 0, 0), lock);
                }
                while (!holds.getOrDefault(lock, List.of()).isEmpty()) {
                    perform(new Act.Call(0, Act.Verb.RELEASE, 0, 0, 0), lock);
                }
            }
        });
        actor.wake();
    }

    private void perform(Act.Call call, String lock) {
        Duration answer = node.grid().settings().callTimeout();
        Duration most = call.verb().timed() ? Duration.ofMillis(call.atMost()).plus(GRACE) : answer;
        long start = node.grid().services().now();
        String outcome;
        try {
            outcome = String.valueOf(dispatch(call, lock));
        } catch (InterruptedException | GridUnavailableException | LockLostException | IllegalMonitorStateException e) {
            outcome = e.toString();
        } catch (RuntimeException e) {
            outcome = e.toString();
            if (!outcome.contains("ask for a longer max hold")) {
                judge.fault(name + " got " + e);
            }
        }
        long took = node.grid().services().now() - start;
        judge.note(name + " " + call.verb() + " " + lock + " for " + call.atMost() + " ms, max hold " + call.maxHold()
                + " ms, took " + took / 1_000_000 + " ms: " + outcome);
        if (waitsFor == null && took > most.plusMillis(150).toNanos()) {
            judge.fault(name + " waited for " + took / 1_000_000 + " ms: " + call);
        }
    }

    private Object dispatch(Act.Call call, String lock) throws InterruptedException {
        GridLock handle = node.grid().lock(lock);
        if (call.maxHold() > 0) {
            handle = handle.withMaxHold(Duration.ofMillis(call.maxHold()));
        }
        switch (call.verb()) {
            case ACQUIRE:
                if (hasOthersThan(null)) { // it would wait for itself, or for who waits for it
                    return "nothing, it holds something";
                }
                waitsFor = lock;
                return keep(lock, handle.acquire());
            case TRY:
                return keep(lock, handle.tryAcquire());
            case TRY_FOR:
                return keep(lock, handle.tryAcquire(Duration.ofMillis(call.atMost())));
            case ASYNC:
                return futures.containsKey(lock) ? "nothing, one is under way" : begin(lock, handle);
            case RELEASE:
                return release(lock);
            case RENEW:
                return renew(lock, call.maxHold() == 0 ? 60_000 : call.maxHold());
            default:
                return onThreadLock(call, lock, handle.asLock());
        }
    }

    /** Whether it holds, or is about to get, anything but its thread's hold of that lock. */
    private boolean hasOthersThan(@Nullable String lock) {
        return holds.values().stream().anyMatch(each -> !each.isEmpty())
                || !futures.isEmpty()
                || levels.entrySet().stream()
                        .anyMatch(each -> each.getValue() > 0 && !each.getKey().equals(lock));
    }

    private Object onThreadLock(Act.Call call, String lock, ThreadLock mine) throws InterruptedException {
        try {
            boolean got = switch (call.verb()) {
                case LOCK, LOCK_INTERRUPTIBLY -> !hasOthersThan(lock) && locked(call, lock, mine);
                case TRY_LOCK -> mine.tryLock();
                case TRY_LOCK_FOR -> mine.tryLock(call.atMost(), TimeUnit.MILLISECONDS);
                default -> {
                    unlock(lock, mine);
                    yield false;
                }
            };
            if (got) {
                levels.merge(lock, 1, Integer::sum);
            }
            return got + checkedDepth(lock, mine);
        } catch (LockLostException | IllegalMonitorStateException lost) {
            levels.put(lock, 0);
            throw lost;
        }
    }

    private boolean locked(Act.Call call, String lock, ThreadLock mine) throws InterruptedException {
        waitsFor = lock;
        if (call.verb() == Act.Verb.LOCK) {
            mine.lock();
        } else {
            mine.lockInterruptibly();
        }
        return true;
    }

    /** Without an answer it counts as unlocked. */
    private void unlock(String lock, ThreadLock mine) {
        int level = levels.getOrDefault(lock, 0);
        try {
            mine.unlock();
            levels.put(lock, level - 1);
        } catch (GridUnavailableException unanswered) {
            levels.put(lock, level - 1);
            throw unanswered;
        }
    }

    private String checkedDepth(String lock, ThreadLock mine) {
        int depth = mine.depth();
        int level = levels.getOrDefault(lock, 0);
        if (depth != level && mine.isHeldByCurrentThread()) {
            judge.fault(name + " has " + lock + " " + level + " times, but its depth is " + depth);
        }
        return ", depth " + depth;
    }

    private Object keep(String lock, Optional<Hold> hold) {
        return hold.isPresent() ? keep(lock, hold.get()) : "empty";
    }

    private Hold keep(String lock, Hold hold) {
        holds.computeIfAbsent(lock, none -> new ArrayList<>()).add(hold);
        judge.granted(node, hold);
        return hold;
    }

    private Object begin(String lock, GridLock handle) {
        CompletableFuture<Hold> future = handle.acquireAsync();
        futures.put(lock, future);
        future.whenComplete((hold, failure) -> {
            futures.remove(lock);
            judge.note(name + "'s future of " + lock + " ended: " + (hold == null ? failure : keep(lock, hold)));
        });
        return "begun";
    }

    private Object release(String lock) {
        List<Hold> mine = holds.getOrDefault(lock, List.of());
        if (mine.isEmpty()) {
            return "nothing";
        }
        Hold hold = mine.remove(0);
        boolean held = hold.isHeld();
        hold.release();
        if (held) {
            judge.released(hold);
        }
        return hold;
    }

    /** Any thread of a process may renew its holds. */
    private Object renew(String lock, long millis) {
        Hold hold = judge.anyOf(node, lock);
        if (hold == null) {
            return "nothing";
        }
        try {
            hold.renew(Duration.ofMillis(millis));
        } catch (IllegalStateException released) {
            return released;
        }
        return hold;
    }
}
