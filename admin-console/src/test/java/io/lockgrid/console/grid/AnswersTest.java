package io.lockgrid.console.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.admin.LockAdmin;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AnswersTest {
    private static final LockAdmin GRID = (LockAdmin) Proxy.newProxyInstance(
            LockAdmin.class.getClassLoader(), new Class<?>[] {LockAdmin.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException();
            });
    private static final View WELL = new View(null, null, null, 0);
    private static final View SILENT = new View(null, "nobody is there", Instant.now(), 0);

    private final ExecutorService asking = Executors.newCachedThreadPool();
    private final CountDownLatch answer = new CountDownLatch(1);
    private volatile View view = WELL;
    private final Answers answers = new Answers(() -> GRID, () -> view, asking);

    @AfterEach
    void stop() {
        asking.shutdownNow();
    }

    private String whenLetGo(LockAdmin grid) {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GridUnavailableException("interrupted");
        }
        return "late";
    }

    private static <T> Function<LockAdmin, T> says(T value) {
        return grid -> value;
    }

    @Test
    void anAnswerIsGoodForASecond() {
        AtomicInteger asked = new AtomicInteger();

        assertThat(answers.ask("q", grid -> asked.incrementAndGet()).value()).isEqualTo(1);
        assertThat(answers.ask("q", grid -> asked.incrementAndGet()).value()).isEqualTo(1);
        await().until(() -> answers.ask("q", grid -> asked.incrementAndGet()).value() == 2);
    }

    @Test
    void inASilenceTheOldAnswerComesAtOnceAndIsMarked() {
        answers.ask("q", says("first"));
        view = SILENT;
        await().until(() -> answers.ask("q", this::whenLetGo).isOld()); // until it is not fresh any more

        long begin = System.nanoTime();
        Answered<String> old = answers.ask("q", this::whenLetGo);

        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(took).as("not after the patience for a grid that answers").isLessThan(Duration.ofMillis(1_500));
        assertThat(old.value()).isEqualTo("first");
        assertThat(old.problem()).isEqualTo("nobody is there");
    }

    @Test
    void inASilenceWhatWasNeverAnsweredFailsSoonAndOneQuestionAtATimeIsAskedAllTheSame() {
        view = SILENT;
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> answers.ask("q", this::whenLetGo))
                .isInstanceOf(GridUnavailableException.class)
                .hasMessageContaining("nothing was changed")
                .hasMessageContaining("nobody is there");
        assertThatThrownBy(() -> answers.ask("other", grid -> asked.incrementAndGet()))
                .isInstanceOf(GridUnavailableException.class);
        assertThat(asked).hasValue(0);

        answer.countDown();
        await().ignoreExceptions()
                .until(() -> answers.ask("q", this::whenLetGo).value().equals("late"));
        await().ignoreExceptions()
                .until(() ->
                        answers.ask("other", grid -> asked.incrementAndGet()).value() > 0);
    }

    @Test
    void aGridThatAnswersAllTheSameIsHeardWhileTheWatchBelievesItSilent() {
        view = SILENT;

        assertThat(answers.ask("q", says("one")).value()).isEqualTo("one");
        assertThat(answers.ask("other", says("two")).value()).isEqualTo("two");
    }

    @Test
    void nobodyWaitsLongForAnAnswerThatDoesNotComeAndItIsKeptForTheNext() {
        answers.ask("q", says("first"));
        await().until(() -> answers.ask("q", this::whenLetGo).isOld());

        answer.countDown();

        await().until(() -> answers.ask("q", this::whenLetGo).value().equals("late"));
    }

    @Test
    void whatIsKeptIsBoundedByRowsAndNotByAnswers() {
        for (int i = 0; i < 300; i++) {
            answers.ask(i, says(Collections.nCopies(1_000, "row")));
        }

        await().untilAsserted(() -> assertThat(answers.rows()).isBetween(50_000L, 100_000L));
    }
}
