package io.lockgrid.internal.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tokens that a member lets in, read anew when their file has changed. Thread-safe. */
public final class WatchedTokens {
    private final Path file;
    private volatile KnownTokens current;
    private String seen;
    private String last;
    private @Nullable String problem;

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it cannot be used; its message says why
     */
    public WatchedTokens(Path file) {
        this.file = file;
        this.seen = stamp();
        this.last = seen;
        this.current = KnownTokens.read(file);
    }

    /** Those of now. */
    public KnownTokens current() {
        return current;
    }

    /**
     * Looks whether the file has changed, and stands still since the last look. One that cannot be used leaves those of
     * before in use, and so does one that has become empty: it may be one that is being written.
     *
     * @param log told once of each change, and once of each reason why it cannot be taken
     */
    public synchronized void look(Consumer<String> log) {
        String now = stamp();
        boolean moves = !now.equals(last);
        last = now;
        if (moves || now.equals(seen)) {
            return;
        }
        try {
            KnownTokens read = KnownTokens.read(file);
            if (read.size() == 0 && current.size() > 0) {
                throw new IllegalArgumentException(
                        "it has no token any more; to let nobody in by one, take tokens-file out"
                                + " of the configuration");
            } else if (!stamp().equals(now)) {
                return;
            }
            current = read;
            seen = now;
            problem = null;
            log.accept("The file of tokens has changed and is in use from now on: it has " + current.size());
        } catch (IllegalArgumentException e) {
            String why = "the file of tokens has changed and cannot be used, so that those of before stay in use: "
                    + e.getMessage();
            if (!why.equals(problem)) {
                problem = why;
                log.accept(why);
            }
        }
    }

    /** By modification time, length and which file it is, through links: Kubernetes swaps the link {@code ..data}. */
    private String stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException gone) {
            return "gone"; // reading it says why
        }
    }
}
