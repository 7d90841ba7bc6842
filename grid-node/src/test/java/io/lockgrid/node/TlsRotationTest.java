package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridHealth;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialAuthority;
import io.lockgrid.internal.certificates.TrialCertificate;
import io.lockgrid.internal.certificates.TrialIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An authority is replaced while the grid runs. */
@Tag("thorough")
class TlsRotationTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static void replace(Path file, String... texts) throws IOException {
        Path beside = Files.writeString(file.resolveSibling("next"), String.join("", texts));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void everybodyMovesToANewAuthorityWhileLocksAreHeldAndWhoStaysBehindIsClosed() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (TlsMembers members = new TlsMembers(3);
                TrialAuthority next = TrialAuthority.create("The next authority");
                LockGrid old = members.client("old")) {
            Hold kept = members.grid(0).lock("kept").acquire();
            old.lock("seen").acquire().release();
            Path own = members.folder.resolve("member");
            Path trust = own.resolve("ca.crt");
            TrialIdentity client = next.issue(TrialCertificate.client("new"));
            TrialIdentity member = next.issue(TrialCertificate.member(TlsMembers.NAMES));
            String before = Files.readString(trust);
            String after = TrialIdentity.pem(member.authority());

            replace(trust, before, after);
            TlsConfig files = members.files(client, "new");
            replace(files.trust(), before, after);
            await().atMost(SOON).ignoreExceptions().until(() -> {
                LockGridClient.connect(members.plainClient()
                                .withCallTimeout(Duration.ofSeconds(2))
                                .withTls(files))
                        .close();
                return true;
            });
            try (LockGrid moved = LockGridClient.connect(members.plainClient().withTls(files))) {
                members.files(member, "next");
                replace(own.resolve("tls.crt"), Files.readString(members.folder.resolve("next/tls.crt")));
                replace(own.resolve("tls.key"), Files.readString(members.folder.resolve("next/tls.key")));
                replace(files.trust(), after); // goes on when members show the new one
                await().atMost(SOON)
                        .until(() -> moved.lock("probe/" + count.getAndIncrement())
                                .tryAcquire()
                                .isPresent());
                replace(trust, after);

                await().atMost(SOON).until(() -> old.health().status() == GridHealth.Status.UNAVAILABLE);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(moved.lock("on").tryAcquire(Duration.ofSeconds(1)))
                                .isPresent());
            }
            assertThat(kept.isHeld()).isTrue();
            assertThat(members.engine(1).getCluster().getMembers()).hasSize(3);
            kept.release();
        }
    }
}
