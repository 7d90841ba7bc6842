package io.lockgrid.internal.tokens;

import io.lockgrid.internal.config.WatchedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tokens that a member lets in, read anew when their file has changed. Thread-safe. */
public final class WatchedTokens {
    private final Path file;
    private final WatchedFiles watched;
    private volatile KnownTokens current;
    private @Nullable String problem;

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it cannot be used; its message says why
     */
    public WatchedTokens(Path file) {
        this.file = file;
        try {
            this.watched = new WatchedFiles(List.of(file));
        } catch (IOException e) {
            throw TokenLines.unreadable(KnownTokens.KEY, file, e);
        }
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
        try {
            if (watched.look() != WatchedFiles.Look.CHANGED) {
                return;
            }
            KnownTokens read = KnownTokens.read(file);
            if (read.size() == 0 && current.size() > 0) {
                throw new IllegalArgumentException(
                        "it has no token any more; to let nobody in by one, take tokens-file out"
                                + " of the configuration");
            } else if (!watched.take()) {
                return; // written meanwhile
            }
            current = read;
            problem = null;
            log.accept("The file of tokens has changed and is in use from now on: it has " + current.size());
        } catch (IOException e) {
            tell(TokenLines.unreadable(KnownTokens.KEY, file, e), log);
        } catch (IllegalArgumentException e) {
            tell(e, log);
        }
    }

    /** Once for each reason. */
    private void tell(IllegalArgumentException unused, Consumer<String> log) {
        String why = "the file of tokens has changed and cannot be used, so that those of before stay in use: "
                + unused.getMessage();
        if (!why.equals(problem)) {
            problem = why;
            log.accept(why);
        }
    }
}
