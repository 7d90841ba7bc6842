package io.lockgrid.node.raft.stock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionOwnerTest {
    @Test
    void aSessionIsOfTheIdentityThatCreatedIt() {
        assertThat(SessionOwner.of(SessionOwner.stamp("batch-7", "billing"))).isEqualTo("billing");
        assertThat(SessionOwner.of(SessionOwner.stamp("batch-7", null))).isNull();
        assertThat(SessionOwner.stamp("batch-7", null)).isEqualTo("batch-7");
        assertThat(SessionOwner.of(null)).isNull();
    }

    @Test
    void nobodySaysInANameThatHeIsSomebodyElse() {
        String forged = SessionOwner.stamp("x", "victim");

        assertThat(SessionOwner.of(SessionOwner.stamp(forged, "thief"))).isEqualTo("thief");
        assertThat(SessionOwner.of(SessionOwner.stamp(forged, null))).isNull();
    }
}
