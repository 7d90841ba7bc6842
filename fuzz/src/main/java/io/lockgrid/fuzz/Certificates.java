package io.lockgrid.fuzz;

import io.lockgrid.internal.certificates.TrialFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A member's and a client's, made by whoever runs the targets, as that takes seconds. Stateless. */
public final class Certificates {
    /** Where they are, for the process of a target. */
    static final String PROPERTY = "fuzz.certificates";

    public static final String CLIENT = "billing";

    private static final int DAYS = 365;

    private Certificates() {}

    /** Those that were made, or else new ones in a folder of their own. */
    public static TrialFolder made() {
        String folder = System.getProperty(PROPERTY);
        try {
            return folder == null
                    ? make(Files.createTempDirectory("lockgrid-fuzz").resolve("certificates"))
                    : new TrialFolder(Path.of(folder), TrialFolder.MEMBERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while certificates were made", e);
        }
    }

    static TrialFolder make(Path folder) throws IOException, InterruptedException {
        return TrialFolder.make(folder, "Fuzz", TrialFolder.MEMBERS, List.of(CLIENT), DAYS);
    }
}
