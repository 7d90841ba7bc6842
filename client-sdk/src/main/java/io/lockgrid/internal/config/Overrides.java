package io.lockgrid.internal.config;

import static java.lang.System.Logger.Level.INFO;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values from the environment and, above them, from system properties. A property that is not known is refused: people
 * type them. A variable that is not known is refused where it is nearly one that is; images and charts set others, which
 * the log names.
 */
final class Overrides {

    private static final System.Logger LOG = System.getLogger(Overrides.class.getName());

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
        ServiceLinks services = new ServiceLinks(sources.environment());
        List<String> passedOver = new ArrayList<>();
        new TreeMap<>(sources.environment()).forEach((name, value) -> {
            boolean known = keys.containsKey(name);
            if (!name.startsWith(Names.ENVIRONMENT_PREFIX)
                    || name.equals(Names.CONFIG_VARIABLE)
                    || Names.OTHER_VARIABLES.contains(name)) {
                return;
            }
            if (services.isOne(name, value, known)) {
                if (known && !ServiceLinks.isUrl(name, value)) {
                    passedOver.add(name + " (of a Kubernetes service)");
                }
            } else if (known || isMeant(keys, name)) {
                take(keys, name, value, "environment variable " + name);
            } else {
                passedOver.add(name);
            }
        });
        if (!passedOver.isEmpty()) {
            LOG.log(
                    INFO,
                    "Environment variables that are no settings and have no effect: {0}",
                    String.join(", ", passedOver));
        }
    }

    /** Whether somebody who set this name meant a key. */
    private static boolean isMeant(Map<String, Key<?>> keys, String name) {
        return isOfRules(name)
                || !below(keys, name).isEmpty()
                || nearest(keys, name).isPresent();
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
        Origin origin = new Origin(words, sources.workingDirectory()::resolve);
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
        if (isOfRules(name)) {
            return "rules can only be in " + Names.FILE;
        }
        List<String> below = below(keys, name);
        if (!below.isEmpty()) {
            return "allowed: " + String.join(", ", below);
        }
        String example = keys.entrySet().stream()
                .filter(entry -> entry.getValue().equals(Keys.TIME_TO_LIVE))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining());
        return nearest(keys, name).map(near -> "did you mean '" + near + "'? ").orElse("")
                + "Names are made from the keys of " + Names.FILE + ", such as " + example;
    }

    private static boolean isOfRules(String name) {
        return Schema.RULES.keySet().stream()
                .anyMatch(list -> name.equals(Names.ENVIRONMENT_PREFIX + list.toUpperCase(Locale.ROOT))
                        || name.startsWith(Names.PROPERTY_PREFIX + list));
    }

    /** Where the name is that of a group of keys: those. */
    private static List<String> below(Map<String, Key<?>> keys, String name) {
        return keys.keySet().stream()
                .filter(known -> known.startsWith(name + "_") || known.startsWith(name + "."))
                .toList();
    }

    /** Compared without what all names begin with: otherwise short ones would be near to each other. */
    private static Optional<String> nearest(Map<String, Key<?>> keys, String name) {
        int rest = Names.PROPERTY_PREFIX.length(); // the variables' prefix is as long
        List<String> names = Stream.concat(
                        keys.keySet().stream(), Stream.of(Names.CONFIG_VARIABLE, Names.CONFIG_PROPERTY))
                .filter(known -> known.charAt(rest - 1) == name.charAt(rest - 1))
                .map(known -> known.substring(rest))
                .toList();
        return Suggestion.nearest(name.substring(rest), names).map(near -> name.substring(0, rest) + near);
    }

    private static Map<String, Key<?>> byName(Function<Key<?>, String> name) {
        Map<String, Key<?>> keys = new LinkedHashMap<>();
        Keys.ALL.forEach(key -> keys.put(name.apply(key), key));
        return keys;
    }
}
