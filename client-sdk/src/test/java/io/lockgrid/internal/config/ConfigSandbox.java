package io.lockgrid.internal.config;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Sources of a test's own: a folder, variables and properties that are nobody else's. */
final class ConfigSandbox {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private Optional<Path> file = Optional.empty();
    private ClassLoader classLoader = new URLClassLoader(new URL[0], null);

    ConfigSandbox(Path folder) {
        this.folder = folder;
    }

    /** {@code lockgrid.yaml} in the working directory. */
    ConfigSandbox yaml(String text) {
        return write("lockgrid.yaml", text);
    }

    ConfigSandbox write(String name, String text) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ConfigSandbox jar(String name, Map<String, String> entries) {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ConfigSandbox file(String name) {
        file = Optional.of(Path.of(name));
        return this;
    }

    ConfigSandbox variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ConfigSandbox property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    ConfigSandbox classPath(String subFolder) {
        try {
            classLoader = new URLClassLoader(
                    new URL[] {folder.resolve(subFolder).toUri().toURL()}, null);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Sources sources() {
        return new Sources(file, environment, properties, folder, classLoader);
    }

    Settings load() {
        return Settings.load(sources());
    }
}
