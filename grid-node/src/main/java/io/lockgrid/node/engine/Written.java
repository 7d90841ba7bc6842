package io.lockgrid.node.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that the user wrote in a Hazelcast file and in those that it imports, each by its path below {@code hazelcast},
 * such as {@code cp-subsystem/cp-member-count} or {@code properties/hazelcast.io.thread.count}. Immutable and thread-safe.
 */
public final class Written {

    /** There is no file. */
    public static final Written NOTHING = new Written("", Map.of());

    private static final String PROPERTIES = "properties/";

    private final String file;
    private final Map<String, Entry> entries;

    Written(String file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Whether this key is there, with any value. */
    boolean has(String path) {
        return entries.containsKey(path);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Collection<String> paths() {
        return entries.keySet();
    }

    /** Its value; empty where it is not there, or has keys of its own. */
    Optional<String> text(String path) {
        return Optional.ofNullable(entries.get(path)).map(Entry::text).filter(text -> !text.isEmpty());
    }

    /** The file and the line of this key, or of the nearest one that it is below. */
    String place(String path) {
        Entry entry = entries.get(path);
        if (entry != null) {
            return entry.place();
        }
        int parent = path.lastIndexOf('/');
        return parent < 0 ? file : place(path.substring(0, parent));
    }

    /** A path as people write it. */
    static String show(String path) {
        return path.startsWith(PROPERTIES) ? path.substring(PROPERTIES.length()) : path.replace('/', '.');
    }

    /** The path of a property. */
    static String property(String name) {
        return PROPERTIES + name;
    }

    /**
     * A key.
     *
     * @param text its value; empty for a mapping or a list
     * @param place file and line, in words
     */
    record Entry(String text, String place) {}
}
