package io.lockgrid.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.internal.wire.GridTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LateGridTest {
    private final List<CompletableFuture<GridTerms>> questions = new ArrayList<>();
    private final List<GridTerms> begun = new ArrayList<>();
    private final CompletableFuture<Void> repeated = new CompletableFuture<>();

    private LateGrid late(LockGridClientConfig config) {
        return new LateGrid(config, "not connected", this::question, begun::add);
    }

    private CompletableFuture<GridTerms> question() {
        CompletableFuture<GridTerms> asked = new CompletableFuture<>();
        questions.add(asked);
        return asked;
    }

    private static GridTerms terms(String... groups) {
        return new GridTerms(List.of(groups), 3, 5_000, 1_000, 64);
    }

    @Test
    void whoHasWaitedUsesTheGridAtOnceAndAsksNothing() {
        LateGrid waited = late(LockGridClientConfig.defaults());

        waited.ask();

        assertThat(waited.whyUnused()).isNull();
        assertThat(questions).isEmpty();
    }

    @Test
    void theGridIsUsedFromWhenItHasToldItsTerms() {
        LateGrid late = late(LockGridClientConfig.defaults().withLazyStart());
        late.askEach(repeated);
        assertThat(late.whyUnused()).isEqualTo("not connected yet");

        late.ask();
        questions.get(0).complete(terms("default", "reports"));

        assertThat(late.whyUnused()).isNull();
        assertThat(begun).containsExactly(terms("default", "reports"));
        assertThat(repeated).isCancelled();
    }

    @Test
    void oneQuestionIsUnderWayAtATimeAndAnotherFollowsOneThatFailed() {
        LateGrid late = late(LockGridClientConfig.defaults().withLazyStart());
        late.ask();
        late.ask();
        assertThat(questions).hasSize(1);

        questions.get(0).completeExceptionally(new IllegalStateException("no member of a lock grid"));
        late.ask();
        questions.get(1).complete(terms("default"));

        assertThat(late.whyUnused()).isNull();
        late.ask();
        assertThat(questions).hasSize(2);
    }

    @Test
    void aGridWithOtherGroupsIsNotUsedUntilItIsAnother() {
        LateGrid late = late(LockGridClientConfig.defaults().withLazyStart("orders", "default"));
        late.ask();
        questions.get(0).complete(terms("default", "orders"));

        assertThat(begun).isEmpty();
        assertThat(late.whyUnused())
                .isEqualTo("the groups of the grid are [default, orders], and this client, which has not waited for it,"
                        + " takes them to be [orders, default]: set groups as the members have it");

        late.ask();
        questions.get(1).complete(terms("orders", "default", "more"));
        assertThat(late.whyUnused()).isNull();
    }

    @Test
    void whatIsNotToldYetIsTakenFromTheConfiguration() {
        LockGridClientConfig config = LockGridClientConfig.defaults()
                .withLazyStart()
                .withSession(Duration.ofSeconds(6), Duration.ofSeconds(2))
                .withLabelLength(32);

        assertThat(late(config).assumed()).isEqualTo(new GridTerms(List.of("default"), 0, 6_000, 2_000, 32));
        assertThat(late(LockGridClientConfig.defaults().withLazyStart()).assumed())
                .isEqualTo(new GridTerms(List.of("default"), 0, 15_000, 3_000, 256));
    }
}
