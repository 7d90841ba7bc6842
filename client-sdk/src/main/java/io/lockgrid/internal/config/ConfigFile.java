package io.lockgrid.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that was found.
 *
 * @param name as messages call it
 * @param text its content, without a byte order mark
 * @param folder where relative paths in it start
 */
record ConfigFile(String name, String text, Path folder) {

    /** As much as a configuration can be; anything longer is another file. */
    private static final int MOST_BYTES = 1 << 20;

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
            return read(path.toString(), stream, absolute.getParent(), sources);
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
            return Optional.of(read(Names.FILE + " on the class path", stream, null, sources));
        } catch (IOException e) {
            throw new ConfigurationException(url + " could not be read: " + e, e);
        }
    }

    private static ConfigFile read(String name, InputStream stream, @Nullable Path folder, Sources sources)
            throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ConfigurationException(name + " is longer than 1 MiB, too long for a configuration");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new ConfigFile(
                    name,
                    text.startsWith("\uFEFF") ? text.substring(1) : text,
                    folder == null ? sources.workingDirectory() : folder);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(name + " is not UTF-8 text; save it as UTF-8", e);
        }
    }

    Origin line(int line) {
        return new Origin(name + ", line " + line, folder);
    }

    ConfigurationException refuse(String what) {
        return new ConfigurationException(name + " " + what);
    }
}
