package io.lockgrid.spring.integration;

import io.lockgrid.LockGrid;
import io.lockgrid.LockNames;
import io.lockgrid.leader.Leadership;
import io.lockgrid.leader.Leadership.Term;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.context.SmartLifecycle;
import org.springframework.integration.leader.Candidate;
import org.springframework.integration.leader.Context;
import org.springframework.integration.leader.DefaultCandidate;
import org.springframework.integration.leader.event.DefaultLeaderEventPublisher;
import org.springframework.integration.leader.event.LeaderEventPublisher;

/**
 * Leader election over the lock grid, by {@link Leadership}: tells a {@link Candidate} and the application's listeners when
 * this instance leads and when it does so no more. Thread-safe once it is started.
 *
 * <p>It stands in the queue of one lock and is told; it does not ask twice a second, as one over a lock registry does. When
 * the lock is taken away {@code onRevoked} comes with the notice. The next leader begins when this one's {@code onRevoked}
 * has returned and the event is published, unless the lock was taken away.
 *
 * <p>{@code OnGrantedEvent} and {@code OnRevokedEvent} are published, {@code OnFailedToAcquireMutexEvent} never is: who
 * waits in a queue does not fail.
 */
public final class LockGridLeaderInitiator implements SmartLifecycle, DisposableBean, ApplicationEventPublisherAware {
    private static final System.Logger LOG = System.getLogger(LockGridLeaderInitiator.class.getName());
    private static final Duration LONG = Duration.ofDays(1);

    private final LockGrid grid;
    private final String lockName;
    private final Candidate candidate;
    private final Context context = new LeaderContext();

    private LeaderEventPublisher events = new DefaultLeaderEventPublisher();
    private boolean autoStartup = true;
    private int phase = Integer.MAX_VALUE - 1000; // as the one of Spring Integration
    private volatile @Nullable Leadership leadership; // written under this

    /** From before the candidate is granted the role until before it is revoked. */
    private volatile boolean granted;

    /** Stands for the role of a {@link DefaultCandidate}. */
    public LockGridLeaderInitiator(LockGrid grid) {
        this(grid, new DefaultCandidate());
    }

    /** Stands for the candidate's role: the lock {@code spring-integration/} and the role. */
    public LockGridLeaderInitiator(LockGrid grid, Candidate candidate) {
        this(grid, LockGridLockRegistry.PREFIX, candidate);
    }

    /**
     * Stands for the candidate's role, the lock of the prefix and the role as {@link LockNames} encodes it.
     *
     * @throws IllegalArgumentException if the prefix cannot begin a lock's name
     */
    public LockGridLeaderInitiator(LockGrid grid, String prefix, Candidate candidate) {
        this.grid = Objects.requireNonNull(grid, "grid");
        this.candidate = Objects.requireNonNull(candidate, "candidate");
        this.lockName = LockNames.of(prefix, candidate.getRole());
    }

    @Override
    public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
        events = new DefaultLeaderEventPublisher(publisher);
    }

    /** Publishes in another way than by the application's events. */
    public void setLeaderEventPublisher(LeaderEventPublisher publisher) {
        events = Objects.requireNonNull(publisher, "publisher");
    }

    /** Whether this instance leads, and a way to yield; the same object for as long as this one lives. */
    public Context getContext() {
        return context;
    }

    @Override
    public synchronized void start() {
        if (leadership == null) {
            leadership = Leadership.of(grid, lockName, this::lead);
        }
    }

    /** Under the monitor that {@link #start} has until it ends: whoever is told that he leads can ask whether he does. */
    private synchronized void begun() {
        granted = true;
    }

    private void lead(Term term) throws InterruptedException {
        begun();
        try {
            candidate.onGranted(context);
            publish(() -> events.publishOnGranted(this, context, candidate.getRole()));
            while (term.sleep(LONG)) {
                LOG.log(System.Logger.Level.DEBUG, "still leads role '" + candidate.getRole() + "'");
            }
        } finally {
            revoked();
        }
    }

    private void revoked() {
        granted = false;
        try {
            candidate.onRevoked(context);
        } finally {
            publish(() -> events.publishOnRevoked(this, context, candidate.getRole()));
        }
    }

    /** A listener that fails does not end a term. */
    private void publish(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a listener to the leaders of role '" + candidate.getRole() + "' failed",
                    failure);
        }
    }

    /** Stands no more, and waits until {@code onRevoked} has returned, for 10 s at most. */
    @Override
    public void stop() {
        Leadership stopped;
        synchronized (this) {
            stopped = leadership;
            leadership = null;
        }
        if (stopped != null) {
            stopped.close(); // without the monitor: it waits for code of the application
        }
    }

    @Override
    public void destroy() {
        stop();
    }

    @Override
    public boolean isRunning() {
        return leadership != null;
    }

    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }

    /** Whether it starts with the application; it does unless told otherwise. */
    public void setAutoStartup(boolean auto) {
        autoStartup = auto;
    }

    @Override
    public int getPhase() {
        return phase;
    }

    /** When it starts and stops, among the application's parts. */
    public void setPhase(int changed) {
        phase = changed;
    }

    private final class LeaderContext implements Context {
        @Override
        public boolean isLeader() {
            Leadership current = leadership;
            return granted && current != null && current.isLeader();
        }

        @Override
        public void yield() {
            Leadership current = leadership;
            if (current != null) {
                current.yield();
            }
        }

        @Override
        public String getRole() {
            return candidate.getRole();
        }

        @Override
        public String toString() {
            return "LeaderContext[" + getRole() + ", id " + candidate.getId() + (isLeader() ? ", leads" : "") + "]";
        }
    }
}
