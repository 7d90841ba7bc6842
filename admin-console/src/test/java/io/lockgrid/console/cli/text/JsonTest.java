package io.lockgrid.console.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void aLockHasTheNamesOfItsComponents() throws Exception {
        JsonNode lock = new ObjectMapper().readTree(new Json().write(Samples.held("orders/42", "ship it")));

        assertThat(lock.fieldNames())
                .toIterable()
                .startsWith("name", "state", "fence", "depth", "holder", "waiters", "waiterCount", "delayLeft")
                .endsWith("kind", "capacity", "used", "holders");
        assertThat(lock.at("/kind").textValue()).isEqualTo("MUTEX");
        assertThat(lock.at("/holders/0/holder")).isEqualTo(lock.get("holder"));
        assertThat(lock.get("holder").fieldNames())
                .toIterable()
                .containsExactly("session", "member", "host", "owner", "reason", "since", "maxHold", "maxHoldLeft");
    }

    @Test
    void timesAreUtcAndDurationsIsoAndFencesNumbersAndAbsenceIsNull() throws Exception {
        JsonNode lock = new ObjectMapper().readTree(new Json().write(Samples.held("orders/42", "ship it")));

        assertThat(lock.at("/fence").isNumber()).isTrue();
        assertThat(lock.at("/fence").longValue()).isEqualTo(Samples.FENCE);
        assertThat(lock.at("/holder/since").textValue()).isEqualTo("2026-01-01T11:55:50Z");
        assertThat(lock.at("/holder/maxHold").textValue()).isEqualTo("PT10M");
        assertThat(lock.at("/waiters/0/timeout").textValue()).isEqualTo("PT15S");
        assertThat(lock.at("/waiters/0/reason").isNull()).isTrue();
        assertThat(lock.get("delayLeft").isNull()).isTrue();
    }

    @Test
    void nothingIsNull() {
        assertThat(new Json().write(Optional.empty())).isEqualTo("null");
    }
}
