package io.lockgrid.internal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values from the environment and, above them, from system properties. Names that are not known are refused. */
final class Overrides {

    /** What Java puts where bytes are no character in the locale's set. */
    private static final char NOT_DECODED = '\uFFFD';

    private final Sources sources;
    private final Map<String, Raw> values = new LinkedHashMap<>();

    private Overrides(Sources sources) {
        this.sources = sources;
    }

    static Map<String, Raw> read(Sources sources) {
        Overrides overrides = new Overrides(sources);
        overrides.readEnvironment();
        overrides.readProperties();
        return overrides.values;
    }

    private void readEnvironment() {
        Map<String, Key<?>> keys = byName(Key::environmentName);
        new TreeMap<>(sources.environment()).forEach((name, value) -> {
            if (!name.startsWith(Names.ENVIRONMENT_PREFIX)
                    || name.equals(Names.CONFIG_VARIABLE)
                    || Names.OTHER_VARIABLES.contains(name)
                    || ServiceLinks.isOne(name, value, keys.containsKey(name))) {
                return;
            }
            take(keys, name, value, "environment variable " + name);
        });
    }

    private void readProperties() {
        Map<String, Key<?>> keys = byName(Key::propertyName);
        new TreeMap<>(sources.properties()).forEach((name, value) -> {
            if (name.startsWith(Names.PROPERTY_PREFIX) && !name.equals(Names.CONFIG_PROPERTY)) {
                take(keys, name, value, "system property " + name);
            }
        });
    }

    private void take(Map<String, Key<?>> keys, String name, String value, String words) {
        Key<?> key = keys.get(name);
        Origin origin = new Origin(words, sources.workingDirectory());
        if (key == null) {
            throw origin.refuse("unknown; " + why(keys, name));
        }
        if (value.indexOf(NOT_DECODED) >= 0) {
            throw origin.refuse("Java could not read it as text in the character set of this process's locale, so"
                    + " another value would be taken; write it as that set has it, start the process in a UTF-8 locale"
                    + " such as LC_ALL=C.UTF-8, or set the key in " + Names.FILE);
        }
        Raw raw = new Raw.Text(value, origin);
        key.read(raw);
        values.put(key.path(), raw);
    }

    private static String why(Map<String, Key<?>> keys, String name) {
        if (name.equals(Names.ENVIRONMENT_PREFIX + "LOCKS") || name.startsWith(Names.PROPERTY_PREFIX + "locks")) {
            return "rules for locks can only be in " + Names.FILE;
        }
        List<String> below = keys.keySet().stream()
                .filter(known -> known.startsWith(name + "_") || known.startsWith(name + "."))
                .toList();
        if (!below.isEmpty()) {
            return "allowed: " + String.join(", ", below);
        }
        String example = keys.entrySet().stream()
                .filter(entry -> entry.getValue().equals(Keys.TIME_TO_LIVE))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining());
        return Suggestion.meant(name, keys.keySet()) + "Names are made from the keys of " + Names.FILE + ", such as "
                + example;
    }

    private static Map<String, Key<?>> byName(Function<Key<?>, String> name) {
        Map<String, Key<?>> keys = new LinkedHashMap<>();
        Keys.ALL.forEach(key -> keys.put(name.apply(key), key));
        return keys;
    }
}
