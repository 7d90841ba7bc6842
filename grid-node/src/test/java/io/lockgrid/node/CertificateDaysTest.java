package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.internal.certificates.TrialCertificate;
import io.lockgrid.metrics.LockGridMetrics;
import io.lockgrid.node.metrics.GridNodeMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How an operator hears that a certificate is about to expire, or that its files cannot be used. */
@Tag("thorough")
class CertificateDaysTest {
    static final String METER = "lockgrid.tls.certificate.days.left";
    private static final Path ALERTS = Path.of("../config/metrics/alerts.yml");

    private static double days(MeterRegistry registry) {
        return registry.get(METER).gauge().value();
    }

    @Test
    void membersAndClientsTellOfTheirCertificatesInMetersAndInTheirHealth() throws Exception {
        try (TlsMembers members = new TlsMembers(1);
                LockGrid client = LockGridClient.connect(members.plainClient()
                        .withTls(members.files(
                                members.authority.issue(
                                        TrialCertificate.client("billing").withDays(5)),
                                "billing")));
                GridNodeMetrics ofMember = new GridNodeMetrics(members.grid(0));
                LockGridMetrics ofClient = new LockGridMetrics(client)) {
            MeterRegistry member = new SimpleMeterRegistry();
            MeterRegistry other = new SimpleMeterRegistry();
            ofMember.bindTo(member);
            ofClient.bindTo(other);

            assertThat(days(member)).isGreaterThan(14);
            assertThat(days(other)).isBetween(4.0, 5.0);
            assertThat(members.grid(0).health().reasons()).noneMatch(reason -> reason.contains("certificate"));
            assertThat(client.health().reasons()).anyMatch(reason -> reason.contains("expires at"));

            Path trust = members.folder.resolve("member/ca.crt");
            Files.writeString(trust, "-----BEGIN CERTIFICATE-----\nMI");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(members.grid(0).health().reasons())
                            .anyMatch(reason -> reason.contains("those of before stay in use")));
        }
    }

    @Test
    void withoutTlsThereIsNoSuchMeter() {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (LockGrid grid = GridNode.local();
                LockGridMetrics metrics = new LockGridMetrics(grid)) {
            metrics.bindTo(registry);
            assertThat(registry.find(METER).meter()).isNull();
        }
    }

    @Test
    void theAlertNamesTheMeter() throws Exception {
        assertThat(Files.readString(ALERTS)).contains(METER.replace('.', '_') + " < 14");
    }
}
