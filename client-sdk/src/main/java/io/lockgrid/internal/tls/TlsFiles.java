package io.lockgrid.internal.tls;

import io.lockgrid.client.TlsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files that were configured, read anew when they have changed. Thread-safe. */
final class TlsFiles {
    private final TlsConfig files;
    private final Passwords passwords;
    private volatile KeyMaterial current;
    private volatile @Nullable String problem;
    private List<String> seen;

    /** As they stood at the last look; files that are being written are not read. */
    private List<String> before;

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if that cannot be done; its message says why
     */
    TlsFiles(TlsConfig files, Passwords passwords) {
        this.files = files;
        this.passwords = passwords;
        try {
            this.seen = stamps();
            this.before = seen;
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
            List<String> now = stamps();
            boolean still = now.equals(before);
            before = now;
            if (now.equals(seen)) {
                problem = null; // as they were again
                return false;
            } else if (!still) {
                return false;
            }
            KeyMaterial read = KeyMaterial.read(files, passwords);
            if (!stamps().equals(now)) {
                return false; // written meanwhile
            }
            current = read;
            seen = now;
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

    /** By modification time, length and which file it is, through links: Kubernetes swaps the link {@code ..data}. */
    private List<String> stamps() throws IOException {
        List<String> stamps = new ArrayList<>();
        for (Path path : Arrays.asList(files.certificate(), files.key(), files.trust(), files.passwordFile())) {
            if (path != null) {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                stamps.add(attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey());
            }
        }
        return stamps;
    }

    private static String words(Exception e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return e instanceof NoSuchFileException ? "there is no file " + message : message;
    }
}
