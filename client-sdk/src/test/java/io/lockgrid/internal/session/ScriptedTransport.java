package io.lockgrid.internal.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lockgrid.GridHealth;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.operator.RemoteAdmin;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Request;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The way of one node to a {@link NaiveGrid}, in which a test can hold back, lose, repeat and reorder requests, answers and
 * notices, each apart. Thread-safe.
 */
public class ScriptedTransport implements Transport {
    /** As in production, but for the times, which are short. */
    public static final RuntimeSettings SETTINGS = new RuntimeSettings(
            List.of("default"), Duration.ofSeconds(6), Duration.ofSeconds(1), Duration.ofSeconds(2), 256);

    /** A batch on its way to the grid, and where its answer goes. */
    record Question(Batch batch, CompletableFuture<BatchReply> answer) {}

    /** An answer on its way back. */
    record Answer(Batch batch, BatchReply reply, CompletableFuture<BatchReply> to) {}

    private final NaiveGrid grid;
    private final Home home;
    private final Way<Question> requests;
    private final Way<Answer> answers;
    private final Way<Notices> notices;
    private volatile Consumer<Notices> listener = none -> {};
    private volatile Runnable reconnected = () -> {};

    ScriptedTransport(NaiveGrid grid, String name) {
        this.grid = grid;
        this.home = new Home(SessionKind.CLIENT, name, "localhost", UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
        this.requests = new Way<>(
                asked -> answers().send(new Answer(asked.batch(), grid.handle(asked.batch()), asked.answer())));
        this.answers = new Way<>(answer -> answer.to().complete(answer.reply()));
        this.notices = new Way<>(told -> listener.accept(told));
        grid.connect(home.node(), notices::send);
    }

    /** A holder's side over this. */
    GridRuntime grid(LaneServices services) {
        return new GridRuntime(SETTINGS, this, services, RemoteAdmin::new);
    }

    Way<Question> requests() {
        return requests;
    }

    Way<Answer> answers() {
        return answers;
    }

    Way<Notices> notices() {
        return notices;
    }

    /** For {@link #requests}: batches with such a request. */
    static Predicate<Question> asking(Class<? extends Request> kind) {
        return question -> has(question.batch(), kind);
    }

    /** For {@link #answers}: answers to batches with such a request. */
    static Predicate<Answer> answering(Class<? extends Request> kind) {
        return answer -> has(answer.batch(), kind);
    }

    private static boolean has(Batch batch, Class<? extends Request> kind) {
        return batch.requests().stream().anyMatch(kind::isInstance);
    }

    /** For {@link #notices}: those with such a notice. */
    static Predicate<Notices> telling(Class<? extends Notice> kind) {
        return told -> told.notices().stream().anyMatch(kind::isInstance);
    }

    /** The node hears that the request, or else the answer, which is kept at that place is lost. */
    void fail(boolean request, int place) {
        CompletableFuture<BatchReply> sender;
        if (request) {
            Question lost = requests.take(place);
            sender = lost == null ? null : lost.answer();
        } else {
            Answer lost = answers.take(place);
            sender = lost == null ? null : lost.to();
        }
        if (sender != null) {
            sender.completeExceptionally(new TransportException("it was lost on the way"));
        }
    }

    /** Nothing gets through in any direction, and nobody hears of it. */
    void silence() {
        requests.lose(any -> true);
        answers.lose(any -> true);
        notices.lose(any -> true);
    }

    /** Delivers all that was held back, and lets everything through from now on. */
    void heal() {
        requests.letGo();
        answers.letGo();
        notices.letGo();
    }

    /** Has the node hear that its way has changed. */
    void reconnect() {
        reconnected.run();
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public CompletableFuture<BatchReply> send(String group, Batch batch) {
        CompletableFuture<BatchReply> answer = new CompletableFuture<>();
        requests.send(new Question(batch, answer));
        return answer;
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        return CompletableFuture.failedFuture(new TransportException("this grid answers no operator"));
    }

    @Override
    public GridHealth health() {
        return new GridHealth(GridHealth.Status.HEALTHY, List.of());
    }

    @Override
    public void onNotices(Consumer<Notices> hearer) {
        listener = hearer;
    }

    @Override
    public void onReconnected(Runnable hearer) {
        reconnected = hearer;
    }

    @Override
    public void close() {
        grid.disconnect(home.node());
    }
}
