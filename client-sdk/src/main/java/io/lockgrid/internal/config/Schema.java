package io.lockgrid.internal.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which names may stand where in the file. Follows from {@link Keys}. */
final class Schema {

    /** The lists of rules. */
    static final List<String> LISTS = List.of("locks", "access");

    /** What may be in a rule of each. */
    static final Map<String, Schema> RULES =
            LISTS.stream().collect(Collectors.toMap(list -> list, list -> new Schema(Keys.ofRules(list), List.of())));

    /** Below {@code lockgrid:}. */
    static final Schema FILE = new Schema(Keys.ALL, LISTS);

    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final Map<String, Set<String>> groups = new LinkedHashMap<>();

    private Schema(List<Key<?>> keys, List<String> more) {
        keys.forEach(key -> this.keys.put(key.path(), key));
        this.keys.keySet().forEach(this::addName);
        more.forEach(this::addName);
    }

    private void addName(String path) {
        int dot = path.lastIndexOf('.');
        String group = dot < 0 ? "" : path.substring(0, dot);
        groups.computeIfAbsent(group, name -> new LinkedHashSet<>()).add(path.substring(dot + 1));
        if (dot > 0) {
            addName(group);
        }
    }

    /** The names allowed below this path, in the order of the example file; the empty path is the top. */
    List<String> namesUnder(String path) {
        return List.copyOf(groups.getOrDefault(path, Set.of()));
    }

    boolean isGroup(String path) {
        return groups.containsKey(path);
    }

    Key<?> key(String path) {
        return Objects.requireNonNull(keys.get(path), path);
    }
}
