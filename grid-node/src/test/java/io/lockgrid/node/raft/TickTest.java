package io.lockgrid.node.raft;

import static org.awaitility.Awaitility.await;

import io.lockgrid.node.Attached;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A member's look at the time, which every time-out of the groups that it leads depends on. */
class TickTest {
    private final Attached members = new Attached();

    @AfterEach
    void stop() {
        members.close();
    }

    @Test
    void anErrorInALookEndsNoTimeOut() throws Exception {
        int next = (members.leader() + 1) % 3;
        GridService service = members.engine(next).getService(GridService.NAME);
        AtomicInteger failed = new AtomicInteger();
        service.leaders().onNewLeader(() -> {
            failed.incrementAndGet();
            throw new InternalError("injected");
        });
        members.lead(next);
        await().until(() -> failed.get() > 0);

        members.grid(0).lock("a").withMaxHold(Duration.ofSeconds(1)).acquire();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> members.grid(1).lock("a").inspect().isEmpty());
    }
}
