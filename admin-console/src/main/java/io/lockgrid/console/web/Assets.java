package io.lockgrid.console.web;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.core.io.scan.ClassPathResourceLoader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Scripts and styles from the class path, each read once, whole, and kept: {@code memory:} before a path in the settings.
 * Thread-safe.
 *
 * <p>An answer that streams out of a jar while the browser goes away closes the jar's stream under its reader, and then two
 * answers may share one inflater: the next browser would get garbage.
 */
@Singleton
final class Assets implements ResourceLoader {
    private static final String PREFIX = "memory:";

    private final ResourceLoader source;
    private final Map<String, URL> kept = new ConcurrentHashMap<>();

    @Inject
    Assets(ClassPathResourceLoader source) {
        this((ResourceLoader) source);
    }

    private Assets(ResourceLoader source) {
        this.source = source;
    }

    @Override
    public boolean supportsPrefix(String path) {
        return path.startsWith(PREFIX);
    }

    @Override
    public ResourceLoader forBase(String base) {
        return new Assets(source.forBase("classpath:" + withoutPrefix(base)));
    }

    @Override
    public Optional<URL> getResource(String path) {
        return source.getResource(withoutPrefix(path))
                .map(asset -> asset.getProtocol().equals("file")
                        ? asset
                        : kept.computeIfAbsent(asset.toString(), place -> read(asset)));
    }

    @Override
    public Optional<InputStream> getResourceAsStream(String path) {
        return getResource(path).map(Assets::open);
    }

    @Override
    public Stream<URL> getResources(String path) {
        return getResource(path).stream();
    }

    private static String withoutPrefix(String path) {
        return path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
    }

    private static InputStream open(URL asset) {
        try {
            return asset.openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL read(URL asset) {
        try {
            URLConnection source = asset.openConnection();
            source.setUseCaches(false); // else the jar stays open, shared with whoever else reads it
            try (InputStream in = source.getInputStream()) {
                return new URL(null, asset.toString(), new InMemory(in.readAllBytes(), source.getLastModified()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers every connection with the same bytes. */
    private static final class InMemory extends URLStreamHandler {
        private final byte[] content;
        private final long lastModified;

        private InMemory(byte[] content, long lastModified) {
            this.content = content;
            this.lastModified = lastModified;
        }

        @Override
        protected URLConnection openConnection(URL asset) {
            return new URLConnection(asset) {
                @Override
                public void connect() {
                    connected = true;
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(content);
                }

                @Override
                public long getContentLengthLong() {
                    return content.length;
                }

                @Override
                public long getLastModified() {
                    return lastModified;
                }
            };
        }
    }
}
