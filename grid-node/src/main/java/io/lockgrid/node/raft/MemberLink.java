package io.lockgrid.node.raft;

import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.agreement.Neighbours;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The way of an application through the one member that it runs in, as long as that lives. Immutable. */
record MemberLink(NodeEngineImpl engine, GridService service, Home home) {

    /** @param name of the grid's instance */
    static MemberLink of(NodeEngineImpl engine, GridService service, String name) {
        String host = Neighbours.text(engine.getThisAddress());
        return new MemberLink(
                engine,
                service,
                new Home(SessionKind.MEMBER, name, host, engine.getLocalMember().getUuid()));
    }

    CompletableFuture<BatchReply> send(String group, Batch batch) {
        GroupSite site = service.site(group);
        return site == null ? CompletableFuture.failedFuture(unknown(group)) : site.send(batch);
    }

    CompletableFuture<byte[]> ask(String group, byte[] question) {
        GroupSite site = service.site(group);
        return site == null
                ? CompletableFuture.failedFuture(unknown(group))
                : AdminDesk.answer(engine, service, site, question);
    }

    private static TransportException unknown(String group) {
        return new TransportException("this member has no CP group '" + group + "' configured");
    }

    void onNotices(Consumer<Notices> hearer) {
        service.noticePost().listenLocally(hearer);
    }

    void onReconnected(Runnable hearer) {
        service.leaders().onNewLeader(hearer);
    }

    void stopListening(Consumer<Notices> hearer) {
        service.noticePost().stopListeningLocally(hearer);
    }
}
