package io.lockgrid.internal.engine;

import com.hazelcast.spi.properties.HazelcastProperties;
import com.hazelcast.spi.properties.HazelcastProperty;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The {@code hazelcast.…} system properties of a process are meant for another Hazelcast in it, and the engine takes them
 * wherever its own configuration says nothing. So the configuration is made to say it. Stateless.
 */
public final class ForeignProperties {

    /** The process has one log. */
    private static final String LOGGING = "hazelcast.logging.";

    private ForeignProperties() {}

    /**
     * Puts what the engine would take by itself in the place of each property that the process sets.
     *
     * @param own the properties of the engine's configuration, changed in place; what they say stays
     * @param silent what the engine takes for properties that have no default, by their names
     * @param constants the classes that have the engine's properties as their constants
     * @return the names of those that have no effect now, sorted
     */
    public static Set<String> keepAway(Properties own, Map<String, String> silent, Class<?>... constants) {
        List<HazelcastProperty> known = new ArrayList<>();
        for (Class<?> each : constants) {
            known.addAll(constantsOf(each));
        }
        // a default that is computed may ask for others
        known.sort(Comparator.comparing(property -> property.getFunction() != null));
        Set<String> kept = new TreeSet<>();
        for (HazelcastProperty property : known) {
            String name = property.getName();
            if (own.containsKey(name) || name.startsWith(LOGGING) || !isSetByTheProcess(property)) {
                continue;
            }
            String value = valueOf(property, own, silent);
            if (value != null) {
                own.setProperty(name, value);
                kept.add(name);
            }
        }
        return kept;
    }

    private static List<HazelcastProperty> constantsOf(Class<?> type) {
        List<HazelcastProperty> found = new ArrayList<>();
        for (Field field : type.getFields()) {
            if (field.getType() == HazelcastProperty.class) {
                try {
                    found.add((HazelcastProperty) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(field + " is public and cannot be read", e);
                }
            }
        }
        return found;
    }

    private static boolean isSetByTheProcess(HazelcastProperty property) {
        String old = property.getDeprecatedName();
        HazelcastProperty parent = property.getParent();
        return System.getProperty(property.getName()) != null
                || (old != null && System.getProperty(old) != null)
                || (parent != null && isSetByTheProcess(parent));
    }

    /** As the engine finds it, without the process. */
    private static @Nullable String valueOf(HazelcastProperty property, Properties own, Map<String, String> silent) {
        String said = own.getProperty(property.getName());
        String old = property.getDeprecatedName();
        if (said == null && property.getParent() != null) {
            said = valueOf(property.getParent(), own, silent);
        }
        if (said == null && old != null) {
            said = own.getProperty(old);
        }
        if (said == null && property.getFunction() != null) {
            said = String.valueOf(property.getFunction().apply(new HazelcastProperties(own)));
        }
        if (said == null) {
            said = property.getDefaultValue();
        }
        return said == null ? silent.get(property.getName()) : said;
    }
}
