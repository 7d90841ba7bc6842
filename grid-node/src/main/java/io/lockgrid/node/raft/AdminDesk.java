package io.lockgrid.node.raft;

import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.wire.questions.AdminQuestion;
import io.lockgrid.node.membership.OperatorActs;
import io.lockgrid.node.replica.reads.OperatorAnswers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Answers operators' questions on the leader from a frozen copy of the table, so that a long answer never holds up the
 * locks. Stateless.
 */
public final class AdminDesk {
    /** Questions are answered here, apart from the threads that grant locks. */
    public static final String EXECUTOR = "lockgrid:admin";

    private AdminDesk() {}

    /**
     * Answers here or has the leader answer, in the version of the question.
     *
     * @throws FormatException if the question is not understood
     */
    public static CompletableFuture<byte[]> answer(
            NodeEngineImpl engine, GridService service, GroupSite site, byte[] question) {
        if (AdminCodec.decodeQuery(question) instanceof AdminQuery.Act act
                && act.kind() == AdminQuery.Act.Kind.RESTART_TABLE) {
            return act(engine, site, act, WireCodec.version(question)); // there is no leader to ask
        }
        return site.whenKnown(() -> site.leads()
                ? answerHere(engine, service, site, question)
                : service.forwards().ask(site, question));
    }

    /** Which table the group has, by its leader; 0 before its first entry. */
    static CompletableFuture<Long> tableId(NodeEngineImpl engine, GridService service, GroupSite site) {
        return answer(engine, service, site, AdminCodec.encode(new AdminQuery.Facts(), service.protocol()))
                .thenApply(bytes ->
                        AdminCodec.decodeAnswer(bytes) instanceof AdminAnswer.Facts facts ? facts.tableId() : 0L);
    }

    /** Answers here; fails if this member does not lead the group. */
    static CompletableFuture<byte[]> answerHere(
            NodeEngineImpl engine, GridService service, GroupSite site, byte[] question) {
        AdminQuestion asked = AdminCodec.decodeQuestion(question);
        AdminQuery query = asked.query();
        int version = WireCodec.version(question);
        if (query instanceof AdminQuery.Act act) {
            return site.leads()
                    ? act(engine, site, act, version)
                    : CompletableFuture.failedFuture(new TransportException(
                            "this member does not lead CP group '" + site.name() + "'; nothing was changed"));
        }
        Executor executor = engine.getExecutionService().getExecutor(EXECUTOR);
        if (query instanceof AdminQuery.Facts) {
            return site.readHere((replica, position) -> position)
                    .thenApplyAsync(position -> facts(site, position, version), executor);
        }
        String member = engine.getLocalMember().getUuid().toString();
        int rows = service.rules().limits().answerRows();
        return site.readHere((replica, position) ->
                        OperatorAnswers.of(asked, replica, site.name(), member, service.defaultGroup(), rows))
                .thenApplyAsync(answer -> AdminCodec.encode(answer.get(), version), executor);
    }

    private static CompletableFuture<byte[]> act(
            NodeEngineImpl engine, GroupSite site, AdminQuery.Act act, int version) {
        return OperatorActs.act(engine, site.name(), act)
                .thenApply(outcome -> AdminCodec.encode(new AdminAnswer.Acted(outcome), version));
    }

    /** A grid has an identity as soon as anybody asks about it. */
    private static byte[] facts(GroupSite site, ReadOp.Position position, int version) {
        if (position.tableId() == 0) {
            site.found();
        }
        return AdminCodec.encode(site.facts(position), version);
    }
}
