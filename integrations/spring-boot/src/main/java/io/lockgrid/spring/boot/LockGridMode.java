package io.lockgrid.spring.boot;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** {@code lockgrid.mode}: how an application takes part. */
enum LockGridMode {
    /** A member of the grid, by lockgrid-node. */
    MEMBER,
    /** A light client of members elsewhere. */
    CLIENT,
    /** A grid in this process alone, by lockgrid-node. */
    LOCAL,
    /** The Hazelcast member that the application has as a bean, by lockgrid-node. */
    ATTACH;

    static final String KEY = "lockgrid.mode";

    /** As LockGrid's own key has it: whatever takes part in a grid. */
    private static final String GRID = "grid";

    /**
     * Which it is; without a word a member where lockgrid-node is there, else a client.
     *
     * @throws IllegalArgumentException if the word is none
     */
    static LockGridMode of(Environment environment, ClassLoader loader) {
        String word = environment.getProperty(KEY, GRID).strip().toLowerCase(Locale.ROOT);
        if (word.equals(GRID) || word.isEmpty()) {
            return hasNode(loader) ? MEMBER : CLIENT;
        }
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(KEY + " is '" + word + "'; allowed: "
                        + Arrays.stream(values()).map(LockGridMode::word).collect(Collectors.joining(", "))
                        + "; nothing was started"));
    }

    static boolean hasNode(ClassLoader loader) {
        return ClassUtils.isPresent("io.lockgrid.node.GridNode", loader);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
