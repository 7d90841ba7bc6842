package io.lockgrid.examples.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A report that many write and many read, in a folder that all of them have mounted. A file cannot refuse a late writer,
 * but it can have a name that nobody takes for the newest: that of the fence under which it was written.
 */
record SharedReport(Path share, boolean oneName) {
    private static final String BEGIN = "report.";
    private static final String FINISHED = ".csv";
    private static final String UNFINISHED = ".tmp";

    /** What a writer does while it holds the lock; {@code beforeRename} is where this example lets it stand still. */
    void write(Report report, Runnable beforeRename) throws IOException {
        Path unfinished = share.resolve(name(report.fence(), UNFINISHED));
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(report.text());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true); // fsync: whoever sees the new name sees all of the file
        }
        beforeRename.run();
        Path finished = share.resolve(oneName ? "report.csv" : name(report.fence(), FINISHED));
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
        removeBelowThePrevious(report.fence());
    }

    /** All digits that a fence can have, so that names are in the order of the fences. */
    private static String name(long fence, String end) {
        return String.format("%s%019d%s", BEGIN, fence, end);
    }

    /** The previous one stays for those who have just found it; unfinished ones of writers that died go with the others. */
    private void removeBelowThePrevious(long fence) throws IOException {
        String own = name(fence, "");
        Optional<Path> previous = newest(file -> file.compareTo(own) < 0);
        if (previous.isPresent()) {
            for (Path file : files()) {
                if (file.compareTo(previous.get()) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** What a reader does, without a lock: it takes the file with the highest number. */
    Optional<Report> read() throws IOException {
        while (true) {
            Optional<Path> newest = newest(file -> true);
            try {
                return newest.isEmpty() ? Optional.empty() : Optional.of(Report.of(Files.readString(newest.get())));
            } catch (NoSuchFileException overtaken) {
                continue; // two newer ones came since the folder was listed
            }
        }
    }

    private interface Wanted {
        boolean test(String file);
    }

    private Optional<Path> newest(Wanted wanted) throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(FINISHED)
                        && wanted.test(file.getFileName().toString()))
                .max(Path::compareTo);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(share)) {
            return files.filter(file -> file.getFileName().toString().startsWith(BEGIN))
                    .toList();
        }
    }
}
