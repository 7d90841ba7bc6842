package io.lockgrid.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OwnCertificateTest {
    private static final Instant END = Instant.parse("2030-01-31T12:00:00Z");
    private static final OwnCertificate OWN = new OwnCertificate(END, null);

    private static long before(Duration end) {
        return END.minus(end).toEpochMilli();
    }

    @Test
    void nothingIsSaidOfOneThatIsValidForTwoWeeksAndMore() {
        assertThat(OWN.remarks(before(Duration.ofDays(14)))).isEmpty();
        assertThat(OWN.daysLeft(before(Duration.ofHours(36)))).hasValue(1.5);
    }

    @Test
    void lessThanTwoWeeksAreToldAndThatItHasExpired() {
        assertThat(OWN.remarks(before(Duration.ofDays(14).minusSeconds(1))))
                .containsExactly("the certificate that this process shows expires at 2030-01-31T12:00:00Z, in 13 days:"
                        + " put another in its place");
        assertThat(OWN.remarks(before(Duration.ofSeconds(-1))))
                .singleElement()
                .asString()
                .contains("has expired");
        assertThat(OWN.daysLeft(before(Duration.ofDays(-2)))).hasValue(-2);
    }

    @Test
    void filesThatCannotBeUsedAreToldWhateverTimeItHas() {
        assertThat(new OwnCertificate(END, "they are odd").remarks(before(Duration.ofDays(99))))
                .containsExactly("they are odd");
    }
}
