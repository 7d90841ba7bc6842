package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.logging.LogListener;
import io.lockgrid.Hold;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialAuthority;
import io.lockgrid.internal.certificates.TrialCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same within TLS, by one who has a client's certificate. */
@Tag("thorough")
class TlsOpenPortTest extends OpenPortTest {
    @TempDir
    static Path folder;

    private static TlsConfig tls;
    private static SocketFactory stranger;

    private static TlsConfig tls() throws Exception {
        if (tls == null) {
            try (TrialAuthority authority = TrialAuthority.create("An authority")) {
                tls = TlsMembers.files(
                        authority.issue(TrialCertificate.member(TlsMembers.NAMES)), folder.resolve("member"));
                stranger = TrialTls.showing(authority.issue(TrialCertificate.client("mallory")));
            }
        }
        return tls;
    }

    @Override
    String[] settings() throws Exception {
        return new String[] {
            "tls.certificate=" + tls().certificate(),
            "tls.key=" + tls().key(),
            "tls.trust=" + tls().trust(),
            "tls.members=" + TlsMembers.NAMES.get(0)
        };
    }

    @Override
    RawPeer peer(int port) throws IOException {
        return new RawPeer(port, stranger);
    }

    @Override
    @Test
    void probesWriteNothingAndAFloodOfRefusedPeersOneLineASecondWithoutAStackTrace() throws Exception {
        TlsConfig files = tls();
        try (Members members = new Members(3, config -> config.withTls(files))) {
            members.grid(0).lock("a").acquire().release();
            int port = members.configs.get(0).port();
            List<String> lines = new CopyOnWriteArrayList<>();
            LogListener listener = event -> {
                if (event.getLogRecord().getLevel().intValue() >= Level.INFO.intValue()) {
                    lines.add(event.getLogRecord().getMessage());
                    assertThat(event.getLogRecord().getThrown()).isNull();
                }
            };
            members.engine(0).getLoggingService().addLogListener(Level.INFO, listener);
            for (int i = 0; i < 30; i++) {
                new RawPeer(port).close();
            }
            long begun = System.nanoTime();
            SocketFactory none = TrialTls.showingNone("TLSv1.3");
            for (int i = 0; i < 100; i++) {
                try (RawPeer peer = new RawPeer(port, none).sendAsLongAsItIsTaken(RawPeer.CLIENT)) {
                    peer.awaitClosed();
                }
            }
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 2;
            await().until(() -> !lines.isEmpty());
            members.engine(0).getLoggingService().removeLogListener(listener);

            assertThat(lines)
                    .hasSizeLessThanOrEqualTo((int) seconds)
                    .allMatch(line ->
                            line.contains("Refused a peer at /127.0.0.1:") && line.contains("it shows no certificate"));
            try (Hold hold = members.grid(1).lock("b").acquire()) {
                assertThat(hold.isHeld()).isTrue();
            }
        }
    }
}
