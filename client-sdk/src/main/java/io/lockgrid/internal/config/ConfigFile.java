package io.lockgrid.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The file that was found.
 *
 * @param yaml what it says
 * @param beside finds the file that a path in it means
 */
record ConfigFile(YamlText yaml, UnaryOperator<Path> beside) {

    private static final String EMPTY = "is empty; write 'lockgrid:' and keys below it, or remove the file";

    /** On the path given, else where the property or the variable points, else in the usual places. */
    static Optional<ConfigFile> find(Sources sources) {
        if (sources.file().isPresent()) {
            return Optional.of(named(sources, sources.file().get(), ""));
        }
        String property = sources.properties().get(Names.CONFIG_PROPERTY);
        if (property != null) {
            return Optional.of(named(sources, Path.of(property), " (system property " + Names.CONFIG_PROPERTY + ")"));
        }
        String variable = sources.environment().get(Names.CONFIG_VARIABLE);
        if (variable != null) {
            return Optional.of(
                    named(sources, Path.of(variable), " (environment variable " + Names.CONFIG_VARIABLE + ")"));
        }
        Path usual = sources.workingDirectory().resolve(Names.FILE);
        return Files.exists(usual) ? Optional.of(named(sources, Path.of(Names.FILE), "")) : onClassPath(sources);
    }

    private static ConfigFile named(Sources sources, Path path, String because) {
        Path absolute = sources.workingDirectory().resolve(path).normalize();
        if (!Files.isRegularFile(absolute)) {
            throw new ConfigurationException(path + because + " is not a file; looked for " + absolute);
        }
        try (InputStream stream = Files.newInputStream(absolute)) {
            return new ConfigFile(YamlText.read(path.toString(), stream), absolute::resolveSibling);
        } catch (IOException e) {
            throw new ConfigurationException(path + because + " could not be read: " + e, e);
        }
    }

    private static Optional<ConfigFile> onClassPath(Sources sources) {
        URL url = sources.classLoader().getResource(Names.FILE);
        if (url == null) {
            return Optional.empty();
        }
        try (InputStream stream = url.openStream()) {
            return Optional.of(new ConfigFile(
                    YamlText.read(Names.FILE + " on the class path", stream), path -> FilePath.beside(url, path)));
        } catch (IOException e) {
            throw new ConfigurationException(url + " could not be read: " + e, e);
        }
    }

    FileContent read() {
        return new SchemaReader(this).read(yaml.compose().orElseThrow(() -> refuse(EMPTY)));
    }

    Origin line(int line) {
        return new Origin(yaml.name() + ", line " + line, beside);
    }

    ConfigurationException refuse(String what) {
        return new ConfigurationException(yaml.name() + " " + what);
    }
}
