package io.lockgrid.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.config.Key;
import io.lockgrid.internal.config.Keys;
import io.lockgrid.internal.config.ListKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What editors know of the keys is what LockGrid knows. */
class ConfigurationMetadataTest {
    private static Map<String, String> types() throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        try (InputStream file =
                ConfigurationMetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            for (JsonNode property :
                    new ObjectMapper().readTree(Objects.requireNonNull(file)).get("properties")) {
                assertThat(property.get("description").asString()).isNotBlank();
                types.put(property.get("name").asString(), property.get("type").asString());
            }
        }
        return types;
    }

    @Test
    void everyKeyIsThereAndNoOther() throws IOException {
        Stream<String> keys = Stream.concat(
                Keys.ALL.stream().map(Key::path),
                Stream.concat(UnknownKeys.OWN.stream(), RuleKeys.LISTS.keySet().stream()));
        assertThat(types().keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                keys.map(path -> "lockgrid." + path), Stream.of("management.health.lockgrid.enabled"))
                        .distinct()
                        .toList());
    }

    @Test
    void listsAreLists() throws IOException {
        Map<String, String> types = types();
        for (Key<?> key : Keys.ALL) {
            assertThat(types.get("lockgrid." + key.path()).startsWith("java.util.List"))
                    .as("%s is a list", key)
                    .isEqualTo(key instanceof ListKey);
        }
    }
}
