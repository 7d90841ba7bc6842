package io.lockgrid.node.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.internal.config.SchemaViolationConfigurationException;
import io.lockgrid.internal.config.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where something stands in a Hazelcast file, and what is said of what cannot stand there. */
class WrittenTest {
    private static final String FILE = "hazelcast.yaml";

    private final Written written = new Written(
            FILE,
            Map.of(
                    "cp-subsystem", new Written.Entry("", FILE + ", line 2"),
                    "cp-subsystem/cp-member-count", new Written.Entry("3", FILE + ", line 3"),
                    "properties/hazelcast.io.thread.count", new Written.Entry("2", FILE + ", line 5")));

    @Test
    void aKeyHasItsValueWhereItHasOne() {
        assertThat(written.text("cp-subsystem/cp-member-count")).contains("3");
        assertThat(written.text("cp-subsystem")).as("it has keys of its own").isEmpty();
        assertThat(written.has("cp-subsystem")).isTrue();
        assertThat(written.text("network")).isEmpty();
        assertThat(written.has("network")).isFalse();
    }

    @Test
    void theNearestKeyAboveTellsWhereAMissingOneWouldBe() {
        assertThat(written.place("cp-subsystem/cp-member-count")).isEqualTo(FILE + ", line 3");
        assertThat(written.place("cp-subsystem/raft-algorithm/x")).isEqualTo(FILE + ", line 2");
        assertThat(written.place("network/port")).isEqualTo(FILE);
    }

    @Test
    void pathsAreShownAsPeopleWriteThem() {
        assertThat(Written.show("cp-subsystem/cp-member-count")).isEqualTo("cp-subsystem.cp-member-count");
        assertThat(Written.show(Written.property("hazelcast.io.thread.count"))).isEqualTo("hazelcast.io.thread.count");
        assertThat(Written.NOTHING.isEmpty()).isTrue();
        assertThat(Written.NOTHING.place("a/b")).isEmpty();
    }

    private static SchemaViolationConfigurationException violation(
            String at, String words, SchemaViolationConfigurationException... causes) {
        return new SchemaViolationConfigurationException(words, "#/definitions/x", at, List.of(causes));
    }

    private String words(RuntimeException refusal) {
        ConfigurationException said = Violation.words(refusal, FILE, written);
        assertThat(said).hasCause(refusal);
        return said.getMessage();
    }

    @Test
    void aKeyThatHazelcastDoesNotKnowIsNamedWithItsPlace() {
        assertThat(words(violation("#/hazelcast/cp-subsystem", "extraneous key [cp-members] is not permitted")))
                .isEqualTo(FILE + ", line 2: Hazelcast knows no key 'cp-members' below cp-subsystem; correct its name,"
                        + " or how far it is indented");
        assertThat(words(violation("#/hazelcast", "extraneous key [clutter] is not permitted")))
                .contains("'clutter' below hazelcast");
    }

    @Test
    void aValueThatHazelcastRefusesIsNamedWithItsPlace() {
        assertThat(words(violation("#/hazelcast/cp-subsystem/cp-member-count", "expected type: Number, found: String")))
                .isEqualTo(FILE + ", line 3: Hazelcast refuses cp-subsystem.cp-member-count: expected type: Number,"
                        + " found: String; correct it, or how far it is indented");
    }

    @Test
    void ofManyTheFirstIsSaidAndTheOthersAreCounted() {
        SchemaViolationConfigurationException all = violation(
                "#/hazelcast",
                "3 schema violations found",
                violation("#/hazelcast/cp-subsystem/cp-member-count", "too small"),
                violation(
                        "#/hazelcast/network",
                        "2 schema violations found",
                        violation("#/hazelcast/network/port", "not a port"),
                        violation("#/hazelcast/network/join", "not a join")));

        assertThat(words(all))
                .startsWith(FILE + ", line 3: ")
                .contains("too small")
                .endsWith("; 2 more after it");
    }

    @Test
    void anyOtherRefusalTellsItsReasonToo() {
        assertThat(words(new IllegalStateException("cannot read", new IllegalArgumentException("tab at line 4"))))
                .isEqualTo(FILE + ": Hazelcast cannot take this file: cannot read: tab at line 4; correct it");
        assertThat(words(new IllegalStateException("bad: tab", new IllegalArgumentException("tab"))))
                .as("once is enough")
                .isEqualTo(FILE + ": Hazelcast cannot take this file: bad: tab; correct it");
        assertThat(words(new IllegalStateException())).contains("IllegalStateException");
    }
}
