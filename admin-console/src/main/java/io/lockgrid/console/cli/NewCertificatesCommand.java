package io.lockgrid.console.cli;

import io.lockgrid.internal.certificates.TrialFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the certificates of a grid with TLS, to try it out. */
@Command(
        name = "new-certificates",
        description = "Make a certificate authority, and the keys and certificates of members and clients, for trying"
                + " out TLS. Needs a JDK; nothing that is there is overwritten.",
        footer = {
            "",
            "The authority's key is not kept. For a grid that matters let your own authority sign:",
            "docs/security.md says what its certificates have to say."
        })
final class NewCertificatesCommand implements Callable<Integer> {
    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "Where to; new or empty.")
    private Path folder = Path.of("");

    @Option(
            names = "--clients",
            paramLabel = "NAME",
            split = ",",
            description = "The clients, each of which gets a certificate of its name; comma separated.")
    private List<String> clients = new ArrayList<>();

    @Option(
            names = "--members",
            paramLabel = "NAME",
            split = ",",
            description =
                    "The DNS names in the members' certificate, which all members share; comma separated. They are"
                            + " what 'tls.members' goes by and need not be resolved. Default: member.lockgrid.internal.")
    private List<String> members = TrialFolder.MEMBERS;

    @Option(names = "--days", paramLabel = "N", description = "How long they are valid. Default: 90.")
    private int days = 90;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    NewCertificatesCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (days < 1 || days > 3650) {
            throw new ParameterException(
                    spec.commandLine(), "--days " + days + " is not allowed; allowed: 1 to 3650. Nothing was made");
        }
        try {
            TrialFolder made = TrialFolder.make(folder, authority(), members, clients, days);
            Output.lines(spec.commandLine(), words(made));
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandFailed(ExitCode.FAILED, "no certificates were made: " + e.getMessage(), e);
        }
    }

    // Another name each time, so that a client's log tells two of them apart.
    private static String authority() {
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        return "LockGrid trial CA " + HexFormat.of().formatHex(random);
    }

    private List<String> words(TrialFolder made) {
        List<String> lines = new ArrayList<>();
        lines.add("Made for trying out, valid for " + days + " days:");
        lines.add("  " + made.member() + "  for every member; its names are " + String.join(", ", made.members()));
        clients.forEach(client -> lines.add("  " + made.client(client) + "  for the client " + client));
        lines.add("Each has tls.key, tls.crt, ca.crt and a lockgrid.yaml with the keys that name them.");
        lines.add("");
        lines.add("Copy " + made.member()
                + " to every member, and start each with it, or with its keys in your own file:");
        lines.add("  ./lockgrid node --config " + made.member().resolve("lockgrid.yaml"));
        if (!clients.isEmpty()) {
            lines.add("Give each client its own folder, and nothing else:");
            lines.add("  ./lockgrid ls --config " + made.client(clients.get(0)).resolve("lockgrid.yaml"));
        }
        lines.add("");
        lines.add("Keep the keys to yourself: who has " + made.member().resolve("tls.key")
                + " is a member, and a member");
        lines.add(
                "may do everything. The authority's own key was thrown away: no more certificates can be made that fit.");
        return lines;
    }
}
