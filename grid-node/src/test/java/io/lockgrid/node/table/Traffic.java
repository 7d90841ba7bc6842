package io.lockgrid.node.table;

import io.lockgrid.admin.LockKind;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Random entries of a few sessions that compete for a few locks, over a network that drops, repeats
 * and reorders batches. Looks at a {@link Model} in order to ask for what makes sense now and then.
 */
final class Traffic {
    private static final int SESSIONS = 4;
    private static final String[] NAMES = {"a", "b", "c", "d", "e", "Aa", "BB", "ünï"};
    private static final int REMEMBERED = 40;

    private static final class Caller {
        UUID id;
        Home home;
        long sequence;
        long lowestOpen;
        long acked;
    }

    private final Random random;
    private final List<Caller> callers = new ArrayList<>();
    private final List<Batch> inFlight = new ArrayList<>();
    private final List<TimeCommand> earlier = new ArrayList<>();
    private long wallMillis = Grid.START;

    Traffic(long seed) {
        random = new Random(seed);
        for (int i = 0; i < SESSIONS; i++) {
            Caller caller = new Caller();
            caller.id = new UUID(i, -i);
            SessionKind kind = i % 2 == 0 ? SessionKind.MEMBER : SessionKind.CLIENT;
            caller.home = new Home(kind, "caller-" + i, "host-" + i, new UUID(0, i % 2));
            callers.add(caller);
        }
    }

    /** The next entry; the timers are those that run now. */
    Entry next(Model model, LockTable table, List<TimerKey> timers) {
        wallMillis += random.nextInt(200) - 20;
        for (int i = random.nextInt(3); i >= 0; i--) {
            inFlight.add(batch(model, callers.get(random.nextInt(SESSIONS))));
        }
        List<Batch> delivered = new ArrayList<>();
        while (!inFlight.isEmpty() && (inFlight.size() > REMEMBERED || random.nextInt(4) > 0)) {
            // Mostly in order; sometimes kept to arrive once more, sometimes lost.
            int which = random.nextInt(3) == 0 ? random.nextInt(inFlight.size()) : 0;
            Batch batch = inFlight.remove(which);
            if (random.nextInt(12) > 0) {
                delivered.add(batch);
            }
            if (random.nextInt(6) == 0) {
                inFlight.add(batch);
            }
        }
        return new Entry(wallMillis, random.nextLong(), 1_000, delivered, elapsed(table, timers));
    }

    private List<TimeCommand> elapsed(LockTable table, List<TimerKey> timers) {
        List<TimeCommand> commands = new ArrayList<>();
        if (!timers.isEmpty() && random.nextInt(3) == 0) {
            TimerKey timer = timers.get(random.nextInt(timers.size()));
            boolean spared = timer instanceof TimerKey.SessionTimer && random.nextInt(4) > 0;
            TimeCommand command = spared ? null : table.elapsed(timer);
            if (command != null) {
                commands.add(command);
                earlier.add(command);
            }
        }
        if (!earlier.isEmpty() && random.nextInt(6) == 0) {
            commands.add(earlier.get(random.nextInt(earlier.size())));
        }
        if (random.nextInt(6) == 0) {
            commands.add(wrong(table.lastFence()));
        }
        return commands;
    }

    /** What no leader would write, most of the time. */
    private TimeCommand wrong(long lastFence) {
        long fence = lastFence - random.nextInt(6);
        Caller caller = callers.get(random.nextInt(SESSIONS));
        int choice = random.nextInt(4);
        if (choice == 0) {
            return new TimeCommand.HoldElapsed(name(), fence, random.nextInt(2));
        } else if (choice == 1) {
            return new TimeCommand.DelayElapsed(name(), fence);
        }
        return new TimeCommand.WaitElapsed(name(), caller.id, caller.sequence - random.nextInt(10));
    }

    private Batch batch(Model model, Caller caller) {
        Model.ModelSession session = model.sessions.get(caller.id);
        if (random.nextInt(4) == 0) {
            caller.lowestOpen += random.nextInt((int) Math.min(1_000, caller.sequence - caller.lowestOpen + 1));
        }
        if (session != null && random.nextInt(3) == 0) {
            caller.acked = random.nextInt((int) session.lastNotice + 1);
        }
        List<Request> commands = new ArrayList<>();
        if (session == null && random.nextInt(8) > 0) {
            commands.add(open(model, caller));
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            commands.add(command(model, caller));
        }
        return new Batch(caller.id, caller.lowestOpen, caller.acked, commands);
    }

    private Request command(Model model, Caller caller) {
        int choice = random.nextInt(100);
        long sequence = ++caller.sequence;
        if (choice < 40) {
            return acquire(sequence);
        } else if (choice < 55) {
            return reenter(model, caller, sequence);
        } else if (choice < 72) {
            return release(model, caller, sequence);
        } else if (choice < 84) {
            return withdraw(model, caller, sequence);
        } else if (choice < 88) {
            return new Request.Renew(sequence, name(), owner(), fence(model, caller), random.nextInt(2) * 70L);
        } else if (choice < 92) {
            return new Request.KeepAlive(sequence);
        } else if (choice < 95) {
            return forceRelease(model, sequence);
        } else if (choice < 96) {
            UUID other = callers.get(random.nextInt(SESSIONS)).id;
            return new Request.EndSession(sequence, other, "op", "because");
        } else if (choice < 97) {
            return new Request.Close(sequence);
        } else if (choice < 98) {
            return open(model, caller);
        } else if (choice < 99) {
            return new Request.KeepAlive(sequence + Window.BOUND);
        }
        return new Request.Withdraw(sequence, sequence + Window.BOUND);
    }

    private Request acquire(long sequence) {
        String name = name();
        Ask ask = Ask.lock(name)
                .demand(demand(name))
                .owner(owner())
                .waiting(random.nextInt(3) == 0 ? 0 : random.nextBoolean() ? -1 : 50)
                .maxHold(random.nextInt(3) == 0 ? 60 : 0)
                .lockDelay(random.nextInt(6) == 0 ? 40 : 0)
                .maxWaiters(random.nextInt(4) == 0 ? 1 : 100)
                .label("thread-" + random.nextInt(3));
        return (random.nextBoolean() ? ask : ask.reason("reason")).as(sequence);
    }

    private Request release(Model model, Caller caller, long sequence) {
        String name = name();
        Model.ModelLock lock = model.locks.get(name);
        Model.Place hold = some(lock);
        if (hold != null && hold.session.equals(caller.id) && random.nextInt(4) > 0) {
            long fence = random.nextBoolean() ? 0 : hold.fence;
            long closedFor = random.nextInt(5) == 0 ? 30 : 0;
            return new Request.Release(sequence, name, hold.asked.asker().owner(), fence, depthLeft(), closedFor);
        }
        return new Request.Release(sequence, name, owner(), fence(model, caller), depthLeft());
    }

    private Request reenter(Model model, Caller caller, long sequence) {
        String name = name();
        Model.ModelLock lock = model.locks.get(name);
        Model.Place hold = some(lock);
        boolean own = hold != null && hold.session.equals(caller.id);
        long owner = own ? hold.asked.asker().owner() : owner();
        return new Request.Reenter(sequence, name, owner, fence(model, caller), 1 + random.nextInt(3));
    }

    private int depthLeft() {
        return random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
    }

    private Request withdraw(Model model, Caller caller, long sequence) {
        Model.ModelSession session = model.sessions.get(caller.id);
        List<Model.Place> places = session == null ? List.of() : model.placesOf(session);
        if (!places.isEmpty() && random.nextBoolean()) {
            Request.Acquire asked = places.get(random.nextInt(places.size())).asked;
            return new Request.Withdraw(sequence, asked.sequence());
        }
        // Also of acquires that are still to come.
        long acquire = Math.max(1, sequence - 8 + random.nextInt(11));
        return new Request.Withdraw(sequence, acquire);
    }

    private Request open(Model model, Caller caller) {
        int choice = random.nextInt(16);
        long ahead = choice == 0 ? 1L << 50 : choice < 3 ? 10 : choice < 6 ? -random.nextInt(20) : 0;
        long claim = choice == 6 ? 0 : Math.max(0, model.fence + ahead);
        int maxHolds = random.nextInt(3) == 0 ? 2 : 20;
        int maxSessions = random.nextInt(8) == 0 ? 3 : SESSIONS + 1;
        int maxOfClient = random.nextInt(4) == 0 ? 1 : 2;
        return new Request.Open(
                ++caller.sequence,
                caller.home,
                1_000,
                300,
                claim,
                new SessionTerms(maxHolds, maxSessions, maxOfClient));
    }

    private Request forceRelease(Model model, long sequence) {
        String name = name();
        Model.ModelLock lock = model.locks.get(name);
        Model.Place hold = some(lock);
        long fence = hold == null ? 7 : hold.fence - random.nextInt(2);
        return new Request.ForceRelease(sequence, name, fence, "op", "because");
    }

    private Model.Place some(Model.ModelLock lock) {
        return lock == null || lock.holders.isEmpty() ? null : lock.holders.get(random.nextInt(lock.holders.size()));
    }

    /** Some locks are pools of three, of which one to three units are wanted; now and then somebody errs. */
    private Demand demand(String name) {
        boolean pool = (name.equals("d") || name.equals("Aa")) != (random.nextInt(100) == 0);
        return pool ? new Demand(LockKind.MUTEX, 3, 1 + random.nextInt(3)) : Demand.MUTEX;
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private long owner() {
        return random.nextInt(2);
    }

    private long fence(Model model, Caller caller) {
        return random.nextInt(3) > 0 ? 0 : Math.max(0, model.fence - random.nextInt(4));
    }
}
