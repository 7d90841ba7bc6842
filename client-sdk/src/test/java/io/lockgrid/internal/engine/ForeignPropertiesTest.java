package io.lockgrid.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.spi.properties.HazelcastProperties;
import com.hazelcast.spi.properties.HazelcastProperty;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the engine finds after the process's properties were kept away. */
class ForeignPropertiesTest {

    /** As the engine declares its own. */
    public static final class Known {
        public static final HazelcastProperty PLAIN = new HazelcastProperty("hazelcast.foreign-test.plain", 10);
        public static final HazelcastProperty PARENT = new HazelcastProperty("hazelcast.foreign-test.parent", true);
        public static final HazelcastProperty CHILD = new HazelcastProperty("hazelcast.foreign-test.child", PARENT);
        public static final HazelcastProperty COMPUTED = new HazelcastProperty(
                "hazelcast.foreign-test.computed", properties -> properties.getInteger(PLAIN) * 2);
        public static final HazelcastProperty SILENT = new HazelcastProperty("hazelcast.foreign-test.silent");
        public static final HazelcastProperty OLD =
                new HazelcastProperty("hazelcast.foreign-test.new", "default").setDeprecatedName("foreign-test.old");
        public static final HazelcastProperty LOG = new HazelcastProperty("hazelcast.logging.foreign-test", "jdk");

        private Known() {}
    }

    private final Properties own = new Properties();
    private final Map<String, String> process = new HashMap<>();

    private void process(String name, String value) {
        process.put(name, value);
        System.setProperty(name, value);
    }

    @AfterEach
    void restore() {
        process.keySet().forEach(System::clearProperty);
    }

    private Set<String> keepAway() {
        return ForeignProperties.keepAway(own, Map.of("hazelcast.foreign-test.silent", "false"), Known.class);
    }

    private String found(HazelcastProperty property) {
        return new HazelcastProperties(own).getString(property);
    }

    @Test
    void theEngineFindsItsDefaultsWhateverTheProcessSays() {
        process("hazelcast.foreign-test.plain", "99");
        process("hazelcast.foreign-test.parent", "false");
        process("hazelcast.foreign-test.computed", "99");
        process("hazelcast.foreign-test.silent", "true");
        process("foreign-test.old", "from the process");

        Set<String> kept = keepAway();

        assertThat(found(Known.PLAIN)).isEqualTo("10");
        assertThat(found(Known.PARENT)).isEqualTo("true");
        assertThat(found(Known.CHILD)).isEqualTo("true");
        assertThat(found(Known.COMPUTED)).isEqualTo("20");
        assertThat(found(Known.SILENT)).isEqualTo("false");
        assertThat(found(Known.OLD)).isEqualTo("default");
        assertThat(kept).contains("hazelcast.foreign-test.plain", "hazelcast.foreign-test.new");
    }

    @Test
    void whatTheConfigurationSaysStays() {
        process("hazelcast.foreign-test.plain", "99");
        process("hazelcast.foreign-test.child", "99");
        own.setProperty("hazelcast.foreign-test.plain", "5");
        own.setProperty("hazelcast.foreign-test.parent", "false");

        keepAway();

        assertThat(found(Known.PLAIN)).isEqualTo("5");
        assertThat(found(Known.CHILD)).isEqualTo("false");
    }

    @Test
    void whatTheProcessDoesNotSetIsNotTouched() {
        assertThat(keepAway()).isEmpty();
        assertThat(own).isEmpty();
    }

    @Test
    void theProcessHasOneLog() {
        process("hazelcast.logging.foreign-test", "slf4j");

        keepAway();

        assertThat(found(Known.LOG)).isEqualTo("slf4j");
    }
}
