package io.lockgrid.node.engine;

import com.hazelcast.config.Config;
import io.lockgrid.internal.config.ConfigurationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** That the engine can log to what it is told to log to. Stateless. */
final class LogFramework {

    private static final String TYPE = "hazelcast.logging.type";

    /** By each type that the engine knows, a class that it needs. */
    private static final Map<String, String> NEEDED = Map.of(
            "jdk", "java.lang.Object",
            "none", "java.lang.Object",
            "log4j", "org.apache.log4j.Logger",
            "log4j2", "org.apache.logging.log4j.Logger",
            "slf4j", "org.slf4j.Logger");

    private LogFramework() {}

    /** @throws ConfigurationException if it is none that the engine knows, or is not on the class path */
    static void check(Written written) {
        String path = Written.property(TYPE);
        if (written.has(path)) {
            check(written.place(path), written.text(path).orElse(""));
        } else {
            check("system property " + TYPE, System.getProperty(TYPE));
        }
    }

    private static void check(String place, @Nullable String type) {
        if (type == null || type.isEmpty()) {
            return;
        }
        String needed = NEEDED.get(type);
        if (needed == null) {
            throw new ConfigurationException(
                    place + ": " + TYPE + " is '" + type + "'; allowed: jdk, log4j, log4j2, slf4j, none");
        }
        try {
            Class.forName(needed, false, Config.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw (ConfigurationException) new ConfigurationException(place + ": " + TYPE + " is '" + type
                            + "', which is not on the class path (no " + needed
                            + "): add it to the application, or leave the property out to log by java.util.logging")
                    .initCause(absent);
        }
    }
}
