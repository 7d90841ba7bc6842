package io.lockgrid.node.local;

import io.lockgrid.GridHealth;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.config.HostName;
import io.lockgrid.internal.operator.RemoteAdmin;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.wire.questions.AdminQuestion;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.replica.CallerSettings;
import io.lockgrid.node.replica.Mail;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.RequestRules;
import io.lockgrid.node.replica.Submission;
import io.lockgrid.node.replica.TableSeed;
import io.lockgrid.node.replica.reads.OperatorAnswers;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A lock grid in one process: the same replicas, applied by one thread of its own in place of Raft. Thread-safe; its
 * thread owns the replicas.
 */
public final class LocalGrid implements Transport {
    private static final Duration TICK = Duration.ofMillis(20);

    private final RequestRules rules;
    private final String defaultGroup;
    private final int answerRows;
    private final Map<String, Replica> replicas = new HashMap<>();
    private final Supplier<Replica> make;
    private final Surroundings surroundings;
    private final ScheduledExecutorService thread;
    private final UUID node;
    private final Repeated look;
    private volatile Consumer<Notices> listener = notices -> {};

    public LocalGrid(GridNodeConfig config, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.rules = RequestRules.of(config);
        this.defaultGroup = config.groups().get(0);
        this.answerRows = config.limits().answerRows();
        this.thread = surroundings.thread("lockgrid-local");
        this.node = surroundings.newId();
        this.look = new Repeated("A look at the locks' times", surroundings, this::tick);
        this.make = () -> new Replica(surroundings, config.limits().historyEvents());
        config.groups().forEach(group -> replicas.put(group, make.get()));
        Repeated.every(thread, TICK, look);
    }

    /** A grid of its own for each call. */
    public static LockGrid open(GridNodeConfig config, Surroundings surroundings) {
        LocalGrid local = new LocalGrid(config, surroundings);
        try {
            return new GridRuntime(CallerSettings.of(config), local, surroundings, RemoteAdmin::new);
        } catch (RuntimeException | Error failure) {
            local.close();
            throw failure;
        }
    }

    @Override
    public Home home() {
        return new Home(SessionKind.MEMBER, "local", HostName.local(), node);
    }

    @Override
    public CompletableFuture<BatchReply> send(String group, Batch batch) {
        Submission submission = new Submission(batch, rules);
        run(submission.reply(), () -> {
            Replica replica = replica(group);
            Replica.Applied applied = apply(group, replica, entry(List.of(submission), List.of()));
            submission.answer(applied, 0);
            tell(group, applied, List.of(submission));
        });
        return submission.reply();
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        AdminQuestion asked = AdminCodec.decodeQuestion(question);
        AdminQuery query = asked.query();
        run(answer, () -> {
            AdminAnswer found = query instanceof AdminQuery.Facts
                    ? facts(group)
                    : query instanceof AdminQuery.Act
                            ? new AdminAnswer.Acted(
                                    ActOutcome.refused("a grid in one process has no members to act on"))
                            : OperatorAnswers.of(asked, replica(group), group, "local", defaultGroup, answerRows)
                                    .get();
            answer.complete(AdminCodec.encode(found, WireCodec.version(question)));
        });
        return answer;
    }

    /** One member, which leads. */
    private static AdminAnswer.Facts facts(String group) {
        return new AdminAnswer.Facts(
                new GroupInfo(group, "local", 1, 0, 1, 0, 0, List.of("local")),
                List.of(new MemberInfo("local", "local", "local", true, true)),
                1);
    }

    private void run(CompletableFuture<?> answer, Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (Throwable failure) { // whatever it is, somebody waits
                    answer.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException closed) {
            answer.completeExceptionally(new TransportException("this local grid is closed", closed));
        }
    }

    private Replica replica(String group) {
        Replica replica = replicas.get(group);
        if (replica == null) {
            throw new TransportException("this local grid has no group '" + group + "'");
        }
        return replica;
    }

    private Entry entry(List<Submission> submissions, List<TimeCommand> elapsed) {
        return new Entry(
                surroundings.wallMillis(),
                TableSeed.propose(surroundings),
                rules.limits().auditEntries(),
                submissions.stream().map(Submission::ruled).toList(),
                elapsed);
    }

    /** A table that was changed by half must not be used: the group begins anew, and its sessions are lost. */
    private Replica.Applied apply(String group, Replica replica, Entry entry) {
        try {
            return replica.apply(entry);
        } catch (Throwable failure) {
            replicas.replace(group, make.get());
            throw failure;
        }
    }

    private void tick() {
        boolean more = false;
        for (String group : List.copyOf(replicas.keySet())) {
            Replica replica = replica(group);
            List<TimeCommand> elapsed = replica.elapsed();
            if (!elapsed.isEmpty()) {
                tell(group, apply(group, replica, entry(List.of(), elapsed)), List.of());
                more = true;
            }
        }
        if (more) {
            run(new CompletableFuture<>(), look); // the rest, after whoever waits
        }
    }

    private void tell(String group, Replica.Applied applied, List<Submission> answered) {
        Mail.of(group, applied, answered).forEach(mail -> listener.accept(mail.notices()));
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
        // there is no connection that could be lost
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
