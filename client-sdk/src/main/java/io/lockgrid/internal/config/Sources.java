package io.lockgrid.internal.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Where the configuration is read from. Passed in, so that tests have their own. Immutable and thread-safe.
 *
 * @param file the file that the caller named, if any
 * @param environment the environment's variables
 * @param properties the system properties
 * @param workingDirectory where relative paths start and {@code lockgrid.yaml} is looked for
 * @param classLoader finds {@code lockgrid.yaml} on the class path
 */
public record Sources(
        Optional<Path> file,
        Map<String, String> environment,
        Map<String, String> properties,
        Path workingDirectory,
        ClassLoader classLoader) {

    /** Copies the maps, so that a later change of the process's properties does not show. */
    public Sources {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }

    /** This process's own; {@code file} is the one that the caller named, if any. */
    public static Sources ofProcess(Optional<Path> file) {
        Properties properties = System.getProperties();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new Sources(
                file,
                System.getenv(),
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, ""))),
                Path.of("").toAbsolutePath(),
                context == null ? Sources.class.getClassLoader() : context);
    }
}
