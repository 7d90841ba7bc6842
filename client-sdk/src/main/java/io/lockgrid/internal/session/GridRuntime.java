package io.lockgrid.internal.session;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridHealth;
import io.lockgrid.GridListener;
import io.lockgrid.GridLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.internal.concurrent.Promise;
import io.lockgrid.internal.concurrent.Signal;
import io.lockgrid.internal.config.Durations;
import io.lockgrid.internal.listen.Attachment;
import io.lockgrid.internal.listen.Attachments;
import io.lockgrid.internal.listen.CallerListeners;
import io.lockgrid.internal.listen.Listening;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.internal.text.UnicodeText;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.words.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@link LockGrid} of a member or a client, over a {@link Transport}. Thread-safe.
 *
 * <p>Owns a lane for each group, the timer and callback threads, and the transport: {@link #close} ends them all.
 */
public final class GridRuntime implements LockGrid {
    private static final long LONGEST_TICK = 100_000_000L;

    private final RuntimeSettings settings;
    private final Transport transport;
    private final LaneServices services;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final LockAdmin admin;
    private final CallerListeners listeners = new CallerListeners();
    private final Attachments attachments = new Attachments();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Signal ended;

    /** What threads hold through {@code asLock()}; each entry is touched by its own thread only. */
    private final Map<ThreadLockHandle.Key, GrantedHold> threadHolds = new ConcurrentHashMap<>();

    /** @param admin makes what operators use */
    public GridRuntime(
            RuntimeSettings settings,
            Transport transport,
            Surroundings surroundings,
            Function<GridRuntime, LockAdmin> admin) {
        this(settings, transport, surroundings.services(transport.home().name()), admin);
    }

    GridRuntime(
            RuntimeSettings settings,
            Transport transport,
            LaneServices services,
            Function<GridRuntime, LockAdmin> admin) {
        this.settings = settings;
        this.transport = transport;
        this.services = services;
        this.ended = new Signal(services);
        for (String group : settings.groups()) {
            lanes.put(group, new Lane(group, this, transport));
        }
        this.admin = admin.apply(this);
        try {
            transport.onNotices(this::onNotices);
            transport.onReconnected(() -> lanes.values().forEach(Lane::sync));
            long tick = Math.min(LONGEST_TICK, settings.heartbeat().toNanos() / 4);
            services.every(tick, () -> lanes.values().forEach(Lane::tick));
        } catch (RuntimeException | Error failure) {
            services.close();
            throw failure;
        }
    }

    private void onNotices(Notices notices) {
        Lane lane = lanes.get(notices.group());
        if (lane != null) {
            lane.onNotices(notices);
        }
    }

    @Override
    public GridLock lock(String name) {
        checkOpen();
        return new GridLockHandle(
                this, laneOf(name), LockName.parse(name, settings.groups()).name());
    }

    Lane laneOf(String name) {
        return lane(LockName.parse(name, settings.groups()).group());
    }

    public Lane lane(String group) {
        Lane lane = lanes.get(group);
        if (lane == null) {
            throw new IllegalArgumentException(
                    "no CP group '" + group + "' is configured; there are: " + lanes.keySet());
        }
        return lane;
    }

    @Override
    public Listening listen(GridListener listener) {
        return listeners.add(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Hangs something on this instance, once for each key; does nothing if it is closed.
     *
     * @param attach does so where nobody did for an equal key
     */
    public void attach(Object key, Supplier<Attachment> attach) {
        attachments.attach(key, attach);
    }

    /** One of those who attached it wants it no more. */
    public void detach(Object key) {
        attachments.detach(key);
    }

    /** Whom to tell of callers' doings; null where nobody wants to know. */
    @Nullable
    GridListener listener() {
        return listeners.heard();
    }

    /** The way to the grid. */
    public Transport transport() {
        return transport;
    }

    public List<String> groups() {
        return settings.groups();
    }

    public RuntimeSettings settings() {
        return settings;
    }

    public LaneServices services() {
        return services;
    }

    Map<ThreadLockHandle.Key, GrantedHold> threadHolds() {
        return threadHolds;
    }

    @Override
    public LockAdmin admin() {
        checkOpen();
        return admin;
    }

    @Override
    public GridHealth health() {
        GridHealth health = transport.health();
        if (health.status() == GridHealth.Status.UNAVAILABLE || closed.get()) {
            return closed.get()
                    ? new GridHealth(GridHealth.Status.UNAVAILABLE, List.of("this LockGrid is closed"))
                    : health;
        }
        List<String> silent = lanes.values().stream()
                .filter(lane -> lane.outage.isSilent())
                .map(lane -> "CP group '" + lane.group + "' has not answered for more than " + Outage.SILENCE.toMillis()
                        + " ms")
                .toList();
        return silent.isEmpty() ? health : new GridHealth(GridHealth.Status.UNAVAILABLE, silent);
    }

    @Override
    public boolean isReady() {
        return transport.isSettled() && health().status() != GridHealth.Status.UNAVAILABLE;
    }

    /** The error of a call that the grid did not answer in time. */
    public GridUnavailableException unavailable(Duration timeout, String trouble, String whatWasNotDone) {
        return new GridUnavailableException("the lock grid could not be used within " + timeout.toMillis() + " ms: "
                + trouble + "; " + whatWasNotDone
                + ": check that a majority of the members is up and reachable, then try again");
    }

    public void checkOpen() {
        if (closed.get()) {
            throw new GridClosedException("this LockGrid is closed; nothing was sent: use an instance that is open");
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            awaitEnd();
            return;
        }
        try {
            drain();
            endSessions();
            lanes.values().forEach(Lane::end);
            transport.close();
        } finally {
            services.close();
            attachments.close();
            ended.give();
        }
    }

    /** Asks the holders to release, and waits for them. */
    private void drain() {
        Duration patience = settings.drain();
        String reason = patience.isZero()
                ? "this instance is closing: what it holds is taken away"
                : "this instance is closing: what is not released within " + Durations.format(patience)
                        + " is taken away";
        List<Drain> drains = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            Drain drain = new Drain(transport.home().name(), reason, Instant.ofEpochMilli(services.wallMillis()));
            drain.waitBy(services);
            lane.drain(drain);
            drains.add(drain);
        }
        long deadline = services.now() + patience.toNanos();
        try {
            for (Drain drain : drains) {
                drain.await(deadline - services.now());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what is still held is taken away now
        }
    }

    /** Takes away what is still held, and tells the grid. */
    private void endSessions() {
        List<Promise<Outcome>> goodbyes =
                lanes.values().stream().map(Lane::close).toList();
        long deadline = services.now() + closeTimeout().toNanos();
        try {
            for (Promise<Outcome> goodbye : goodbyes) {
                goodbye.await(Math.max(1, deadline - services.now()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the sessions run out by themselves
        }
    }

    private void awaitEnd() {
        long thread = Thread.currentThread().getId();
        lanes.values().forEach(lane -> lane.alsoClosing(thread));
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the first caller goes on
        }
    }

    /** Ends the session if the grid answers soon; where it does not, the session runs out by itself. */
    private Duration closeTimeout() {
        Duration most = Duration.ofSeconds(3);
        return settings.callTimeout().compareTo(most) < 0 ? settings.callTimeout() : most;
    }

    /** The label of the calling thread, as operators see it. */
    String ownerLabel() {
        Thread thread = Thread.currentThread();
        String name = thread.getName().isEmpty() ? "thread-" + thread.getId() : thread.getName();
        return UnicodeText.cut(UnicodeText.repaired(name), settings.labelLength());
    }

    /** A reason or an actor as it is kept: not blank, and cut to the length of labels. */
    public String label(String text, String what) {
        if (Objects.requireNonNull(text, what).isBlank()) {
            throw new IllegalArgumentException(
                    what + " is blank; allowed: a text that tells operators; nothing was sent");
        }
        return UnicodeText.cut(UnicodeText.repaired(text), settings.labelLength());
    }
}
