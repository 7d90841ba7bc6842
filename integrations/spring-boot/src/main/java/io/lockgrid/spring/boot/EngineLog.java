package io.lockgrid.spring.boot;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Lets the engine log by SLF4J, as Boot does, where nobody said another way: it has no other door for a client. */
final class EngineLog {
    private static final String KEY = "hazelcast.logging.type";

    private EngineLog() {}

    /** To be called before anything of the engine is touched. */
    static void useSlf4j(Environment environment) {
        if (System.getProperty(KEY) == null
                && ClassUtils.isPresent("org.slf4j.Logger", EngineLog.class.getClassLoader())) {
            System.setProperty(KEY, environment.getProperty(KEY, "slf4j"));
        }
    }
}
