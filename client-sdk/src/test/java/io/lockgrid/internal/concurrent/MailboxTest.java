package io.lockgrid.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailboxTest {
    private final List<String> done = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(() -> done.add("after"));

    @Test
    void aTaskRunsBeforePostReturnsWhereNobodyElseIsInIt() {
        mailbox.post(() -> done.add("one"));
        mailbox.post(() -> done.add("two"));

        assertThat(done).containsExactly("one", "after", "two", "after");
    }

    @Test
    void aTaskThatIsPostedByATaskRunsAfterItNotWithinIt() {
        mailbox.post(() -> {
            done.add("begin");
            mailbox.post(() -> done.add("posted"));
            done.add("end");
        });

        assertThat(done).containsExactly("begin", "end", "after", "posted", "after");
    }

    @Test
    void aTaskThatThrowsHarmsNoOther() {
        mailbox.post(() -> {
            throw new IllegalStateException("broken task");
        });
        mailbox.post(() -> done.add("two"));

        assertThat(done).containsExactly("after", "two", "after");
    }

    @Test
    void whatRunsAfterEachMayThrowToo() {
        Mailbox broken = new Mailbox(() -> {
            throw new IllegalStateException("broken after");
        });
        broken.post(() -> done.add("one"));
        broken.post(() -> done.add("two"));

        assertThat(done).containsExactly("one", "two");
    }

    @Test
    void whoFindsSomebodyInItLeavesTheTaskThereAndGoesOn() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> mailbox.post(() -> {
            inside.countDown();
            try {
                goOn.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.add("first");
        }));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        Thread[] ranOn = new Thread[1];

        mailbox.post(() -> {
            ranOn[0] = Thread.currentThread();
            done.add("second");
        });
        goOn.countDown();
        other.get(30, TimeUnit.SECONDS);

        assertThat(done).containsExactly("first", "after", "second", "after");
        assertThat(ranOn[0]).isNotSameAs(Thread.currentThread());
    }

    @Test
    void tasksOfManyThreadsRunOneAtATimeAndInTheOrderOfEachThread() throws Exception {
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean together = new AtomicBoolean();
        int[] count = new int[1]; // guarded by nothing but the mailbox
        int[] latest = new int[4];
        AtomicBoolean disorder = new AtomicBoolean();
        Mailbox shared = new Mailbox(() -> {});
        CompletableFuture<?>[] threads = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (int i = 1; i <= 2_000; i++) {
                        int number = i;
                        shared.post(() -> {
                            together.compareAndSet(false, !inside.compareAndSet(false, true));
                            disorder.compareAndSet(false, latest[thread] != number - 1);
                            latest[thread] = number;
                            count[0]++;
                            inside.set(false);
                        });
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(threads).get(50, TimeUnit.SECONDS);
        shared.post(() -> {}); // sees all that earlier tasks wrote

        assertThat(together).isFalse();
        assertThat(disorder).isFalse();
        assertThat(count[0]).isEqualTo(8_000);
    }
}
