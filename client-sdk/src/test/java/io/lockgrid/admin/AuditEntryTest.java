package io.lockgrid.admin;

import static io.lockgrid.admin.Samples.SINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class AuditEntryTest {

    @Test
    void anActOnASessionHasNoFence() {
        assertThat(new AuditEntry(1, SINCE, "eve", "close-session", "5e", 0, "gone", "closed").fence())
                .isZero();
    }

    @Test
    void itIsComplete() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuditEntry(-1, SINCE, "eve", "force-release", "a", 7, "stuck", "released"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuditEntry(1, SINCE, "eve", "force-release", "a", -7, "stuck", "released"));
        assertThatNullPointerException()
                .isThrownBy(() -> new AuditEntry(1, SINCE, null, "force-release", "a", 7, "stuck", "released"));
        assertThatNullPointerException()
                .isThrownBy(() -> new AuditEntry(1, SINCE, "eve", "force-release", "a", 7, null, "released"));
    }
}
