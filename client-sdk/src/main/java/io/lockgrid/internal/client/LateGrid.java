package io.lockgrid.internal.client;

import static java.lang.System.Logger.Level.DEBUG;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.client.SessionTimes;
import io.lockgrid.internal.wire.GridTerms;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A grid that its client has not waited for: what the client takes its terms to be, and that it is not used before it has
 * told others that fit. Were the default groups not the same, a lock would be two. Thread-safe.
 */
final class LateGrid {
    private static final System.Logger LOG = System.getLogger(LateGrid.class.getName());

    private final LockGridClientConfig config;
    private final Supplier<CompletableFuture<GridTerms>> hello;
    private final Consumer<GridTerms> begin;

    /** Null once it may be used. */
    private volatile @Nullable String whyUnused;

    private CompletableFuture<?> question = CompletableFuture.completedFuture(null);
    private @Nullable Future<?> asking;

    /**
     * @param disconnected what is said while no member is connected
     * @param hello asks any member for the terms of its grid
     * @param begin told once, when the grid may be used
     */
    LateGrid(
            LockGridClientConfig config,
            String disconnected,
            Supplier<CompletableFuture<GridTerms>> hello,
            Consumer<GridTerms> begin) {
        this.config = config;
        this.hello = hello;
        this.begin = begin;
        this.whyUnused = config.lazyStart() ? disconnected + " yet" : null;
    }

    /** Why nothing is sent yet, for its user; null if the grid may be used. */
    @Nullable
    String whyUnused() {
        return whyUnused;
    }

    /** What the terms are taken to be before they are told. */
    GridTerms assumed() {
        SessionTimes times = config.session().orElse(SessionTimes.DEFAULT);
        return new GridTerms(
                config.groups(),
                0,
                times.timeToLive().toMillis(),
                times.heartbeat().toMillis(),
                config.labelLength());
    }

    /** Asks for the terms, where no other question is under way; does nothing once they were told. */
    synchronized void ask() {
        if (whyUnused != null && question.isDone()) {
            question = hello.get().thenAccept(this::told).exceptionally(failure -> {
                LOG.log(DEBUG, "the grid has not told its terms yet", failure);
                return null;
            });
        }
    }

    /** What asks again and again; ended once the terms were told. */
    synchronized void askEach(Future<?> repeated) {
        asking = repeated;
        endAsking();
    }

    private void endAsking() {
        if (whyUnused == null && asking != null) {
            asking.cancel(false);
        }
    }

    private void told(GridTerms terms) {
        if (isAccepted(terms.groups())) {
            begin.accept(terms);
        }
    }

    private synchronized boolean isAccepted(List<String> groups) {
        if (whyUnused == null) {
            return false;
        }
        List<String> first =
                groups.subList(0, Math.min(groups.size(), config.groups().size()));
        if (!first.equals(config.groups())) {
            whyUnused = "the groups of the grid are " + groups + ", and this client, which has not waited for it, takes"
                    + " them to be " + config.groups() + ": set groups as the members have it";
            return false;
        }
        whyUnused = null;
        endAsking();
        return true;
    }
}
