package io.lockgrid.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before anything connects. */
class CommandLineTest {

    @ParameterizedTest
    @MethodSource("wrongCommandLines")
    void aWrongCommandLineGetsOneLineAndExitCodeTwo(String words, String[] arguments) {
        Answer answer = InProcess.lockgrid(arguments);

        assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.errorLines())
                .singleElement()
                .asString()
                .startsWith("lockgrid: ")
                .contains(words);
    }

    static Stream<Arguments> wrongCommandLines() {
        return Stream.of(
                wrong("a command is missing"),
                wrong("Unmatched argument", "frobnicate"),
                wrong("Unknown option: '--bogus'", "ls", "--bogus"),
                wrong("the name of the lock is empty", "show", ""),
                wrong("has 513 characters", "show", "x".repeat(513)),
                wrong("the name of the lock is empty", "run", "", "--", "true"),
                wrong("the name of the lock is empty", "release", "", "--fence", "1", "--reason", "r"),
                wrong("'-5s' is not allowed", "run", "a", "--wait=-5s", "--", "true"),
                wrong("'PT-5S' is not allowed", "run", "a", "--max-hold", "PT-5S", "--", "true"),
                wrong("'5' is not allowed", "run", "a", "--wait", "5", "--", "true"),
                wrong("COMMAND", "run", "a"),
                wrong("--fence", "release", "a", "--reason", "r"),
                wrong("--reason", "release", "a", "--fence", "1"),
                wrong("--reason is blank", "release", "a", "--fence", "1", "--reason", " "),
                wrong("--connect 'no:port' is not allowed", "ls", "--connect", "no:port"),
                wrong("/nowhere/lockgrid.yaml", "ls", "--config", "/nowhere/lockgrid.yaml"),
                wrong("--limit 0", "ls", "--limit", "0"),
                wrong("--seconds 0", "demo", "--seconds", "0"),
                wrong("--dir", "new-certificates"),
                wrong("--days 0", "new-certificates", "--dir", "/nowhere", "--days", "0"),
                wrong("'../x'", "new-certificates", "--dir", "/nowhere", "--clients", "../x"));
    }

    private static Arguments wrong(String words, String... arguments) {
        return Arguments.of(words, arguments);
    }

    @Test
    void helpIsPrintedForEveryCommand() {
        assertThat(Stream.of(
                        "demo",
                        "node",
                        "console",
                        "hash-password",
                        "new-token",
                        "new-certificates",
                        "ls",
                        "show",
                        "sessions",
                        "release",
                        "run"))
                .allSatisfy(command -> assertThat(InProcess.lockgrid(command, "--help"))
                        .satisfies(answer -> assertThat(answer.exitCode()).isZero())
                        .satisfies(answer -> assertThat(answer.out()).startsWith("Usage: lockgrid " + command)));
    }

    @Test
    void theVersionNamesTheJava() {
        assertThat(InProcess.lockgrid("--version").out())
                .startsWith("lockgrid ")
                .contains("Java " + Runtime.version().feature());
    }
}
