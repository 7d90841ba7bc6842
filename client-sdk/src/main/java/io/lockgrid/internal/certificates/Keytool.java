package io.lockgrid.internal.certificates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the {@code keytool} of this process's Java on one key store; the JDK has no API for it. Stateless. */
record Keytool(Path store) {
    /** No secret: who may read the file is up to its folder. */
    static final String PASSWORD = "for-trying-out";

    private static final List<String> QUICK_START =
            List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-J-Xshare:auto", "-J-Duser.language=en");

    /** A new key under this alias, with a certificate as the options say. */
    void generate(String alias, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(program().toString());
        command.addAll(QUICK_START);
        command.addAll(List.of("-genkeypair", "-alias", alias, "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close(); // it may ask, and nobody would answer
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("keytool ended with code " + code + " and said: " + said.strip());
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path program() throws IOException {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        for (String name : List.of("keytool", "keytool.exe")) {
            if (Files.isExecutable(bin.resolve(name))) {
                return bin.resolve(name);
            }
        }
        throw new IOException("there is no keytool in " + bin + "; let JAVA_HOME name a whole JDK");
    }
}
