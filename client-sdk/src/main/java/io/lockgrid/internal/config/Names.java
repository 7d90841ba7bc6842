package io.lockgrid.internal.config;

import java.util.Set;

/** Names outside of the file: how they begin, and those that are known without being keys. */
final class Names {

    static final String FILE = "lockgrid.yaml";
    static final String ROOT = "lockgrid";
    static final String ENVIRONMENT_PREFIX = "LOCKGRID_";
    static final String PROPERTY_PREFIX = "lockgrid.";

    /** The file to read. */
    static final String CONFIG_VARIABLE = "LOCKGRID_CONFIG";

    static final String CONFIG_PROPERTY = "lockgrid.config";

    /** Told to the command that {@code lockgrid run} starts, which may use this library; and read or set by the script. */
    static final Set<String> OTHER_VARIABLES =
            Set.of("LOCKGRID_FENCE", "LOCKGRID_LOCK", "LOCKGRID_JAVA_OPTS", "LOCKGRID_CALLER_LC_ALL");

    private Names() {}
}
