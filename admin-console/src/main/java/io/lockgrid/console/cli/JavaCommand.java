package io.lockgrid.console.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that runs {@code lockgrid} again, with this process's Java and classes. */
public final class JavaCommand {

    /** What Hazelcast asks for from Java 17 on; the jar's manifest says the same to {@code java -jar}. */
    private static final List<String> HAZELCAST = List.of(
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

    private static final int UNSAFE_OPTION_SINCE = 23;

    private JavaCommand() {}

    /** The program and its arguments, to be given to a {@code ProcessBuilder}. */
    public static List<String> of(List<String> jvmOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(HAZELCAST);
        if (Runtime.version().feature() >= UNSAFE_OPTION_SINCE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(classPath());
        command.add(LockGridCommand.class.getName());
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** Absolute, as the other process may run in another folder. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath().toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
