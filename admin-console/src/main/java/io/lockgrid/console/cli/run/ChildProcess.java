package io.lockgrid.console.cli.run;

import io.lockgrid.console.cli.CommandFailed;
import io.lockgrid.console.cli.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The program that runs under the lock, with this process's own input and output. Thread-safe. */
final class ChildProcess {

    /** Between SIGTERM and SIGKILL. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final CompletableFuture<Integer> ended;

    private ChildProcess(Process process) {
        this.process = process;
        // once: each onExit() begins to wait anew, and is done some time later even if the program has long ended
        this.ended = process.onExit().thenApply(Process::exitValue);
    }

    /** @throws CommandFailed if it cannot be started, with the exit code that a shell would give */
    static ChildProcess start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Surroundings.restoreLocale(builder.environment());
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            String program = command.get(0);
            boolean exists = exists(program);
            throw new CommandFailed(
                    exists ? ExitCode.NOT_EXECUTABLE : ExitCode.NOT_FOUND,
                    program + (exists ? " cannot be executed" : ": command not found")
                            + "; nothing was run, the lock is given back. Check the spelling and the PATH.",
                    e);
        }
    }

    private static boolean exists(String program) {
        if (program.contains("/")) {
            return Files.exists(Path.of(program));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isRegularFile(Path.of(folder, program)));
    }

    long pid() {
        return process.pid();
    }

    /** Done when the program has ended, with its exit code: 128 and the signal's number if a signal ended it. */
    CompletableFuture<Integer> ended() {
        return ended;
    }

    /** Sends a signal to the program alone: what it started is its own affair. */
    void signal(Signals.Kind kind) {
        if (kind == Signals.Kind.TERM) {
            process.destroy();
            return;
        }
        if (kind == Signals.Kind.INT && isInForeground()) {
            return; // Ctrl-C: the terminal has told the program already, and twice often means "at once"
        }
        try {
            new ProcessBuilder("kill", "-s", kind.name(), Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            process.destroy(); // no kill on this system: the signal that Java itself can send
        }
    }

    /** Whether its process group is the one that the terminal sends Ctrl-C to. */
    private boolean isInForeground() {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "pgid=,tpgid=", "-p", Long.toString(process.pid())).start();
            String[] groups = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split("\\s+");
            return groups.length == 2 && groups[0].equals(groups[1]);
        } catch (IOException e) {
            return false; // no ps on this system: better twice than never
        }
    }

    /** Ends the program and all that it started: SIGTERM, and SIGKILL for what still runs 5 s later. */
    void terminate() throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Stream.concat(
                            all.stream().flatMap(handle -> Stream.concat(handle.descendants(), Stream.of(handle))),
                            process.descendants())
                    .forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        } catch (ExecutionException e) {
            throw new CompletionException(e);
        }
    }
}
