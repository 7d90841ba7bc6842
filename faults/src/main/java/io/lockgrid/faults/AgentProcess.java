package io.lockgrid.faults;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An {@link Agent} in a host of the network, as the driver sees it. Used by one thread, but for what it prints. */
final class AgentProcess {
    private static final List<String> ENGINE_FLAGS = List.of(
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

    /** Begins a setting that is a system property of another's. */
    static final String PROPERTY = "property:";

    /** A setting: every process has a wall clock of its own. */
    static final String OWN_CLOCK = "own-clock";

    /** A setting: both of Java's compilers, as the first alone knows no fast cipher. */
    static final String ALL_COMPILERS = "all-compilers";

    private static final Set<String> MARKS = Set.of(OWN_CLOCK, ALL_COMPILERS);

    private final String name;
    private final Process process;
    private final WallClock clock;
    private final PrintStream in;
    private final Thread reader;
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Queue<String> losses = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    AgentProcess(String name, String space, List<String> settings, List<String> words, Path log) {
        this.name = name;
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", space));
        clock = new WallClock(log.resolveSibling(name + ".clock"));
        if (settings.contains(OWN_CLOCK)) {
            command.addAll(clock.command());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-Xshare:auto"));
        if (!settings.contains(ALL_COMPILERS)) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-Djava.util.logging.SimpleFormatter.format=%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
        command.addAll(ENGINE_FLAGS);
        settings.stream()
                .filter(setting -> !MARKS.contains(setting))
                .forEach(setting -> command.add(
                        setting.startsWith(PROPERTY)
                                ? "-D" + setting.substring(PROPERTY.length())
                                : "-Dlockgrid." + setting));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "agent"));
        command.addAll(words);
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        reader = new Thread(this::read, "output-of-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("event\t")) {
                    events.add(Event.parse(line.substring("event\t".length())));
                } else if (line.startsWith("lost ")) {
                    losses.add(line.substring("lost ".length()));
                } else {
                    answers.add(line);
                }
            }
        } catch (IOException e) {
            answers.add("gone " + e);
        }
    }

    String name() {
        return name;
    }

    /** Works where the setting {@link #OWN_CLOCK} was given. */
    WallClock clock() {
        return clock;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** Why it lost what it was told to hold. */
    List<String> losses() {
        return List.copyOf(losses);
    }

    void tell(String line) {
        in.println(line);
    }

    /** The next answer, or a word that none came. */
    String hear(int seconds) throws InterruptedException {
        String answer = answers.poll(seconds, TimeUnit.SECONDS);
        return answer == null ? "nothing" : answer;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; what it has said before is still heard. */
    void kill() throws InterruptedException {
        if (process.isAlive()) {
            Shell.run("kill", "-KILL", Long.toString(process.pid()));
            process.waitFor();
            reader.join();
        }
    }

    /** Lets it end by itself, as an application that is stopped. */
    void stop(int seconds) throws InterruptedException {
        tell("stop");
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not stop within " + seconds + " s");
        }
    }

    /** Has it close its grid while its callers are at work, and then end. */
    void close(int seconds) throws InterruptedException {
        tell("close");
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not close within " + seconds + " s");
        }
    }

    void pause() {
        Shell.run("kill", "-STOP", Long.toString(process.pid()));
    }

    void resume() {
        Shell.run("kill", "-CONT", Long.toString(process.pid()));
    }
}
