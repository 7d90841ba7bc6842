package io.lockgrid.internal.tls;

import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.config.WatchedFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that were configured, read anew when they have changed. Thread-safe. */
final class TlsFiles {
    private final TlsConfig files;
    private final Passwords passwords;
    private volatile KeyMaterial current;
    private volatile @Nullable String problem;
    private final WatchedFiles watched;

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if that cannot be done; its message says why
     */
    TlsFiles(TlsConfig files, Passwords passwords) {
        this.files = files;
        this.passwords = passwords;
        try {
            this.watched =
                    new WatchedFiles(Stream.of(files.certificate(), files.key(), files.trust(), files.passwordFile())
                            .filter(Objects::nonNull)
                            .toList());
            this.current = KeyMaterial.read(files, passwords);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("tls: " + words(e) + "; nothing was started", e);
        }
    }

    /** For new links. */
    KeyMaterial current() {
        return current;
    }

    OwnCertificate own() {
        Instant until = current.chain().stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new OwnCertificate(until, problem);
    }

    /** Why files that have changed are not in use, if so. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * Looks whether they have changed, and stand still since the last look.
     *
     * @param log told once of each change, and once of each reason why it cannot be taken
     * @return whether others are in use from now on
     */
    synchronized boolean look(Consumer<String> log) {
        try {
            WatchedFiles.Look found = watched.look();
            if (found == WatchedFiles.Look.AS_TAKEN) {
                problem = null; // as they were again
            }
            if (found != WatchedFiles.Look.CHANGED) {
                return false;
            }
            KeyMaterial read = KeyMaterial.read(files, passwords);
            if (!watched.take()) {
                return false; // written meanwhile
            }
            current = read;
            problem = null;
            log.accept("The files of TLS have changed and are in use from now on: " + shown(current));
            return true;
        } catch (IOException | GeneralSecurityException | RuntimeException e) { // of what damaged files lead to, too
            String why = "the files of TLS have changed and cannot be used, so that those of before stay in use: "
                    + words(e);
            if (!why.equals(problem)) {
                problem = why;
                log.accept(why);
            }
            return false;
        }
    }

    private static String shown(KeyMaterial keys) {
        return keys.chain().isEmpty()
                ? "no certificate"
                : "certificate of " + keys.chain().get(0).getSubjectX500Principal() + ", valid until "
                        + keys.chain().get(0).getNotAfter().toInstant();
    }

    private static String words(Exception e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return e instanceof NoSuchFileException ? "there is no file " + message : message;
    }
}
