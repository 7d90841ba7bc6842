package io.lockgrid.internal.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;

/** Files beside a resource of the class path, which may be inside a jar. Stateless. */
public final class FilePath {

    private FilePath() {}

    /** A path as messages call it: inside a jar, with the jar's. */
    public static String show(Path path) {
        return path.getFileSystem().equals(FileSystems.getDefault())
                ? path.toString()
                : path.toUri().toString();
    }

    /**
     * The file that a path means which is written in this resource. A jar that was opened for it stays so for as long as
     * the answer is in use.
     *
     * @throws ConfigurationException if nothing can be looked for there
     */
    static Path beside(URL resource, Path named) {
        if (named.isAbsolute()) {
            return named;
        }
        try {
            String text = resource.toString();
            int inJar = text.startsWith("jar:") ? text.lastIndexOf("!/") : -1;
            if (inJar < 0) {
                return Path.of(resource.toURI()).resolveSibling(named);
            }
            Path jar = Path.of(URI.create(text.substring("jar:".length(), inJar)));
            return FileSystems.newFileSystem(jar, (ClassLoader) null)
                    .getPath(text.substring(inJar + 1))
                    .resolveSibling(named.toString());
        } catch (IOException
                | URISyntaxException
                | IllegalArgumentException
                | FileSystemNotFoundException
                | ProviderNotFoundException e) {
            throw new ConfigurationException(
                    resource + ": the file " + named + " is looked for beside it, which cannot be done there: " + e
                            + "; write its absolute path",
                    e);
        }
    }
}
