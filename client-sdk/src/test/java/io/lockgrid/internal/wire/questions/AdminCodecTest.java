package io.lockgrid.internal.wire.questions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockFolder;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.SessionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdminCodecTest {
    private static final Instant SINCE = Instant.ofEpochMilli(5);
    private static final HolderInfo HOLDER =
            new HolderInfo("s", "m", "h", "o", null, SINCE, Duration.ofMillis(9), Duration.ofMillis(4));
    private static final LockPage PAGE =
            new LockPage(List.of(new LockInfo("a", LockState.HELD, 7, 1, HOLDER, List.of(), 0, null)), 3, 2);

    @Test
    void foldersAreReadAsTheyWereWritten() {
        AdminQuery query = new AdminQuery.Folders(
                LockQuery.all().withPrefix("orders/").withSort(LockSort.AGE).withStates(LockState.HELD));
        assertThat(AdminCodec.decodeQuery(AdminCodec.encode(query, 1))).isEqualTo(query);

        AdminAnswer answer = new AdminAnswer.Folders(new LockFolders(
                "orders/",
                List.of(new LockFolder("orders/eu/", 9, 2, 1, SINCE), new LockFolder("orders/us/", 1, 0, 1, null)),
                true,
                PAGE));
        assertThat(AdminCodec.decodeAnswer(AdminCodec.encode(answer, 1))).isEqualTo(answer);
    }

    @Test
    void locksAndSessionsAreReadAsTheyWereWritten() {
        AdminAnswer locks = new AdminAnswer.Locks(PAGE);
        assertThat(AdminCodec.decodeAnswer(AdminCodec.encode(locks, 1))).isEqualTo(locks);

        AdminAnswer sessions = new AdminAnswer.Sessions(List.of(new SessionInfo(
                "5e",
                SessionKind.CLIENT,
                "billing",
                "h:1",
                SINCE,
                Duration.ofSeconds(15),
                Duration.ofSeconds(9),
                Duration.ofSeconds(3),
                List.of(new SessionInfo.Claim("a", 7, "main", SINCE, Duration.ofSeconds(2))),
                List.of())));
        assertThat(AdminCodec.decodeAnswer(AdminCodec.encode(sessions, 1))).isEqualTo(sessions);
    }
}
