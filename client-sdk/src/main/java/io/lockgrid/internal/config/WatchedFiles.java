package io.lockgrid.internal.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells when files have changed that are in use, and stand still: one that is being written is not to be read. By
 * modification time, length and which file it is, through links: Kubernetes swaps the link {@code ..data}. Not thread-safe.
 */
public final class WatchedFiles {

    /** What a look finds. */
    public enum Look {
        /** They are those in use. */
        AS_TAKEN,
        /** They are others than at the last look. */
        MOVING,
        /** They are others than those in use, and have stood still since the last look. */
        CHANGED
    }

    private final List<Path> files;
    private List<String> taken;
    private List<String> last;

    /** Those that are there now are in use. */
    public WatchedFiles(List<Path> files) throws IOException {
        this.files = List.copyOf(files);
        this.taken = stamps();
        this.last = taken;
    }

    public Look look() throws IOException {
        List<String> before = last;
        last = stamps();
        if (last.equals(taken)) {
            return Look.AS_TAKEN;
        }
        return last.equals(before) ? Look.CHANGED : Look.MOVING;
    }

    /** After they were read: whether they are still those of the last look, and so in use from now on. */
    public boolean take() throws IOException {
        if (!stamps().equals(last)) {
            return false;
        }
        taken = last;
        return true;
    }

    private List<String> stamps() throws IOException {
        List<String> stamps = new ArrayList<>();
        for (Path file : files) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            stamps.add(attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey());
        }
        return stamps;
    }
}
