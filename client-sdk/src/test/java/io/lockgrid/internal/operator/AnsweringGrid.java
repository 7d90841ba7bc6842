package io.lockgrid.internal.operator;

import io.lockgrid.GridHealth;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.RuntimeSettings;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A grid of some groups that answers operators with what a test says, and notes what it was asked. Thread-safe. */
final class AnsweringGrid implements Transport {
    /** What a group was asked. */
    record Asked(String group, AdminQuery query) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    volatile BiFunction<String, AdminQuery, AdminAnswer> answers = (group, query) -> {
        throw new IllegalStateException("nobody said what " + group + " answers to " + query);
    };
    volatile BiFunction<String, Request, Outcome> outcomes = (group, request) -> Outcome.Done.DONE;

    GridRuntime runtime(String... groups) {
        RuntimeSettings settings = new RuntimeSettings(
                Arrays.asList(groups), Duration.ofSeconds(6), Duration.ofSeconds(1), Duration.ofSeconds(2), 16);
        return new GridRuntime(settings, this, Surroundings.JVM, RemoteAdmin::new);
    }

    <T extends AdminQuery> List<T> asked(Class<T> kind) {
        return asked.stream()
                .map(Asked::query)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <T extends Request> List<T> requests(Class<T> kind) {
        return requests.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public Home home() {
        return new Home(SessionKind.CLIENT, "test", "localhost", new UUID(1, 2));
    }

    @Override
    public CompletableFuture<BatchReply> send(String group, Batch batch) {
        List<Outcome> said =
                batch.requests().stream().map(request -> answer(group, request)).toList();
        return CompletableFuture.completedFuture(new BatchReply(1, said, List.of(), null));
    }

    private Outcome answer(String group, Request request) {
        if (request instanceof Request.Open open) {
            return new Outcome.Opened(open.timeToLiveMillis());
        } else if (request instanceof Request.Close || request instanceof Request.KeepAlive) {
            return Outcome.Done.DONE;
        }
        requests.add(request);
        return outcomes.apply(group, request);
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        AdminQuery query = AdminCodec.decodeQuery(question);
        asked.add(new Asked(group, query));
        try {
            return CompletableFuture.completedFuture(AdminCodec.encode(answers.apply(group, query), WireCodec.NEWEST));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public GridHealth health() {
        return new GridHealth(GridHealth.Status.HEALTHY, List.of());
    }

    @Override
    public void onNotices(Consumer<Notices> listener) {}

    @Override
    public void onReconnected(Runnable listener) {}

    @Override
    public void close() {}
}
