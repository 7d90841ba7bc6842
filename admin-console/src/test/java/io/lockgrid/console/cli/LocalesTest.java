package io.lockgrid.console.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.console.browser.Members;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script, and Java alone, as a shell starts them under several locales. What is typed stands in a file that a shell
 * reads, since this process itself may run in any of them.
 */
@Tag("process")
@Tag("thorough")
class LocalesTest {

    private static final String NAME = "caf\u00e9";

    private static Path folder;
    private static Members members;
    private static LockGrid client;

    @BeforeAll
    static void start(@TempDir Path shared) throws IOException {
        folder = shared;
        copyOfTheCommand();
        members = new Members();
        client = members.client("tester");
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (members != null) {
            members.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
    void runAsksForTheLockThatWasTyped(String locale) throws Exception {
        try (Hold hold = client.lock(NAME).acquire()) {
            Answer answer = script(locale, "run " + NAME + " --wait 0s -- true");

            assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_IN_TIME);
            assertThat(answer.errorLines()).singleElement().asString().contains("lockgrid show " + hold.lockName());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", ""})
    void theCommandGetsItsArgumentsAndItsEnvironmentAsTheyWere(String locale) throws Exception {
        Answer answer = script(
                locale,
                "run " + NAME
                        + " -- sh -c 'echo \"$LOCKGRID_LOCK|$1|$MARK|${LC_ALL-unset}\"; env | grep -c LOCKGRID_CALLER; printf %s \"$LATIN\" | od -An -tx1'"
                        + " sh 'na\u00efve \ud83d\udd12'");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out().lines().map(String::strip))
                .containsExactly(
                        NAME + "|na\u00efve \ud83d\udd12|na\u00eff|" + (locale.isEmpty() ? "unset" : locale),
                        "0",
                        "e9");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void reasonsAndActorsAreUtf8UnderAnyLocale() throws Exception {
        Hold hold = client.lock(NAME).acquire();

        Answer answer = script(
                "C", "release " + NAME + " --fence " + hold.fence() + " --reason 'f\u00fcr uns' --actor Zo\u00eb");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("released " + NAME);
        assertThat(hold.lost().toCompletableFuture().join()).isEqualTo(LockLoss.forced("Zo\u00eb", "f\u00fcr uns"));
    }

    @Test
    void javaAloneReadsNamesAndWritesListingsInUtf8UnderAnyLocale() throws Exception {
        try (Hold hold = client.lock(NAME).withReason("na\u00efve").acquire()) {
            Answer answer = java("C", "show " + NAME + " --json");

            assertThat(answer.exitCode()).as(answer.err()).isZero();
            assertThat(answer.out()).contains("\"" + NAME + "\"", "\"na\u00efve\"", Long.toString(hold.fence()));
            assertThat(java("POSIX", "ls caf\u00e9").out()).contains(NAME, "na\u00efve");
        }
    }

    @Test
    void javaAloneRefusesToRunWhatItCannotPassOn() throws Exception {
        Path mark = folder.resolve("started");
        for (String line : List.of("run " + NAME + " -- touch " + mark, "run x -- touch " + mark + " " + NAME)) {
            Answer answer = java("C", line);

            assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(answer.errorLines())
                    .singleElement()
                    .asString()
                    .contains("'" + NAME + "' cannot be passed on", "nothing was run", "LC_ALL=C.UTF-8");
        }
        assertThat(mark).doesNotExist();
    }

    @Test
    void whereTheSystemHasNoUtf8LocaleNamesAreReadAllTheSame() throws Exception {
        Path locale = Files.createDirectories(folder.resolve("bin")).resolve("locale");
        Files.writeString(locale, "#!/bin/sh\necho ANSI_X3.4-1968\n");
        assertThat(locale.toFile().setExecutable(true)).isTrue();
        String path = "env PATH=" + locale.getParent() + ":\"$PATH\" ";

        try (Hold hold = client.lock(NAME).acquire()) {
            Answer answer = answer("C", path + folder.resolve("lockgrid") + " show " + NAME, UTF_8);

            assertThat(answer.err()).isEmpty();
            assertThat(answer.out()).contains(NAME, Long.toString(hold.fence()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void whatIsNotUtf8IsRefusedByName(String locale) throws Exception {
        Answer answer = answer(locale, folder.resolve("lockgrid") + " run " + NAME + " -- true", ISO_8859_1);

        assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.errorLines())
                .singleElement()
                .asString()
                .contains("argument 2, caf\\xE9, is not UTF-8", "nothing was done");
    }

    private static Answer script(String locale, String typed) throws Exception {
        return answer(locale, folder.resolve("lockgrid") + " " + typed, UTF_8);
    }

    private static Answer java(String locale, String typed) throws Exception {
        return answer(locale, "\"$JAVA_HOME/bin/java\" -jar " + jar() + " " + typed, UTF_8);
    }

    private static Answer answer(String locale, String typed, Charset typedIn) throws Exception {
        Path shell = Files.createTempFile(folder, "typed", ".sh");
        String variables = "MARK='na\u00eff'; LATIN=$(printf '\\351'); export MARK LATIN\n"
                + (locale.isEmpty() ? "unset LC_ALL LANG LC_CTYPE\n" : "");
        Files.write(shell, (variables + "exec " + typed + "\n").getBytes(typedIn));
        Map<String, String> environment = new HashMap<>(Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "LOCKGRID_CLIENT_MEMBERS",
                String.join(",", members.clients().members()),
                "LOCKGRID_CLUSTER_NAME",
                members.clients().clusterName()));
        environment.put("LC_ALL", locale);
        try (RealProcess process = RealProcess.startProgram(folder, environment, List.of("sh", shell.toString()))) {
            return process.answer();
        }
    }

    private static Path jar() {
        return folder.resolve("admin-console/target/lockgrid.jar");
    }

    /** The script beside a jar that has no classes of its own but names those of this test. */
    private static void copyOfTheCommand() throws IOException {
        Files.copy(Path.of("..", "lockgrid"), folder.resolve("lockgrid"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(jar().getParent());
        Attributes manifest = new Attributes();
        manifest.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.put(Attributes.Name.MAIN_CLASS, LockGridCommand.class.getName());
        manifest.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        Manifest all = new Manifest();
        all.getMainAttributes().putAll(manifest);
        try (OutputStream out = Files.newOutputStream(jar());
                JarOutputStream ignored = new JarOutputStream(out, all)) {
            // the manifest is all
        }
    }
}
