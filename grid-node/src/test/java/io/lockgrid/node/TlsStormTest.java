package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Strangers keep a member's port busy while locks go on. */
@Tag("thorough")
class TlsStormTest {
    private static final int SILENT = 300;
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    @Test
    void locksGoOnWhileManyStaySilentAndOthersComeWithoutACertificate() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<RawPeer> silent = new ArrayList<>();
        try (TlsMembers members = new TlsMembers(3);
                LockGrid client = members.client("billing")) {
            watch(members);
            List<Future<Duration>> workers = List.of(
                    threads.submit(() -> longest(client, "a")),
                    threads.submit(() -> longest(members.grid(0), "b")),
                    threads.submit(() -> longest(members.grid(1), "a")));
            int port = members.port(0);
            for (int i = 0; i < SILENT; i++) {
                silent.add(new RawPeer(port));
            }
            assertThat(members.connections(0))
                    .as("connections of %d silent peers and of those that are known", SILENT)
                    .isLessThan(SILENT / 2);
            SocketFactory none = TrialTls.showingNone("TLSv1.3");
            List<Future<?>> storm = List.of(
                    threads.submit(() -> comeAgainAndAgain(port, none)),
                    threads.submit(() -> comeAgainAndAgain(port, none)));

            try (LockGrid newcomer = members.client("orders")) {
                newcomer.lock("c").acquire().release();
            }
            over.await(LENGTH.toMillis(), TimeUnit.MILLISECONDS); // for as long as the storm is to last
            over.countDown();

            for (Future<Duration> worker : workers) {
                assertThat(worker.get(60, TimeUnit.SECONDS)).isLessThan(LONGEST);
            }
            for (Future<?> one : storm) {
                one.get(60, TimeUnit.SECONDS);
            }
            assertThat(refused).hasPositiveValue();
            assertThat(left).as("members that were taken for gone").hasValue(0);
            for (RawPeer peer : silent) {
                peer.awaitClosed();
            }
        } finally {
            over.countDown();
            for (RawPeer peer : silent) {
                peer.close();
            }
            threads.shutdownNow();
        }
    }

    private void watch(TlsMembers members) {
        members.engine(1).getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {}

            @Override
            public void memberRemoved(MembershipEvent event) {
                left.incrementAndGet();
            }
        });
    }

    /** How long the longest of its acquires took. */
    private Duration longest(LockGrid grid, String name) throws InterruptedException {
        long longest = 0;
        while (over.getCount() > 0) {
            long begun = System.nanoTime();
            try (Hold hold = grid.lock(name).acquire()) {
                longest = Math.max(longest, System.nanoTime() - begun);
                assertThat(hold.isHeld()).isTrue();
            }
        }
        return Duration.ofNanos(longest);
    }

    private Void comeAgainAndAgain(int port, SocketFactory none) throws IOException {
        while (over.getCount() > 0) {
            try (RawPeer peer = new RawPeer(port, none).sendAsLongAsItIsTaken(RawPeer.CLIENT)) {
                peer.awaitClosed();
                refused.incrementAndGet();
            }
        }
        return null;
    }
}
