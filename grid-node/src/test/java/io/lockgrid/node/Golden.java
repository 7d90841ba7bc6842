package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Bytes as they were written when their version was released: lines of a name and its bytes in hexadecimal digits, in
 * {@code src/test/resources/golden}. They never change. What is not written in the same bytes any more, or not there yet,
 * needs a version of its own, which members write once all of them speak it, and lines of its own.
 */
public final class Golden {
    private final Map<String, String> lines = new LinkedHashMap<>();

    /** @param file the name of the file */
    public Golden(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .forEach(line ->
                            lines.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of that name. */
    public byte[] bytes(String name) {
        assertThat(lines).as("golden bytes").containsKey(name);
        return HexFormat.of().parseHex(lines.get(name));
    }

    /** All are written as they were; what they are now is left in {@code target/golden} if they are not. */
    public void check(String file, Map<String, byte[]> written) {
        Map<String, String> now = new LinkedHashMap<>();
        written.forEach((name, bytes) -> now.put(name, HexFormat.of().formatHex(bytes)));
        if (!now.equals(lines)) {
            keep(file, now);
        }
        assertThat(now)
                .as("bytes of a version never change: raise the version, and write the older one to who speaks that")
                .containsExactlyEntriesOf(lines);
    }

    private static void keep(String file, Map<String, String> now) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "golden"));
            Files.writeString(
                    folder.resolve(file),
                    now.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The samples have every kind of the sealed type but these, and every constant of each enum that one of them has. */
    public static void assertComplete(Class<?> sealed, Collection<?> samples, Class<?>... without) {
        Set<Class<?>> kinds = new HashSet<>();
        Set<Enum<?>> constants = new HashSet<>();
        samples.forEach(sample -> walk(sample, kinds, constants));
        Set<Class<?>> all = new HashSet<>();
        addKinds(sealed, all);
        all.removeAll(List.of(without));
        assertThat(kinds).as("samples of each " + sealed.getSimpleName()).containsAll(all);
        Set<Class<?>> enums = constants.stream().map(Enum::getDeclaringClass).collect(Collectors.toSet());
        for (Class<?> type : enums) {
            assertThat(constants).as("samples of each " + type.getSimpleName()).contains((Enum<?>[])
                    type.getEnumConstants());
        }
    }

    private static void addKinds(Class<?> type, Set<Class<?>> kinds) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                addKinds(permitted, kinds);
            }
        } else {
            kinds.add(type);
        }
    }

    private static void walk(Object value, Set<Class<?>> kinds, Set<Enum<?>> constants) {
        if (value instanceof Enum<?> constant) {
            constants.add(constant);
        } else if (value instanceof Collection<?> many) {
            many.forEach(one -> walk(one, kinds, constants));
        } else if (value instanceof Map<?, ?> map) {
            walk(map.keySet(), kinds, constants);
            walk(map.values(), kinds, constants);
        } else if (value instanceof Record) {
            kinds.add(value.getClass());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                walk(read(component, value), kinds, constants);
            }
        }
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
