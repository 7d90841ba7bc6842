package io.lockgrid.internal.certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with all that a grid with TLS needs to be tried out: {@code ca.crt}, {@code member}, which every member gets,
 * and {@code clients/NAME} for each client, with key, certificates and a {@code lockgrid.yaml} that names them. Immutable.
 *
 * @param folder where it is
 * @param members the names of the members' certificate, as in {@code tls.members}
 */
public record TrialFolder(Path folder, List<String> members) {
    private static final String CONFIGURATION = "lockgrid.yaml";

    /** A name in no public zone. It need not be resolved: who is a member goes by the certificate alone. */
    public static final List<String> MEMBERS = List.of("member.lockgrid.internal");

    public TrialFolder {
        members = List.copyOf(members);
    }

    /**
     * Makes them all, signed by an authority whose key is thrown away.
     *
     * @param authority the authority's name
     * @param days how long the certificates are valid
     * @throws IllegalArgumentException if a name cannot be a certificate's, or is there twice; nothing is written
     * @throws IOException if the folder is there and not empty, if keytool is not there or fails, then nothing is written;
     *     or if it cannot be written
     */
    public static TrialFolder make(Path folder, String authority, List<String> members, List<String> clients, int days)
            throws IOException, InterruptedException {
        TrialFolder made = new TrialFolder(folder, members);
        Map<Path, TrialCertificate> wanted = made.wanted(clients);
        refuseWhatIsThere(folder);
        Map<Path, TrialIdentity> issued = new LinkedHashMap<>();
        try (TrialAuthority signs = TrialAuthority.create(authority)) {
            for (Map.Entry<Path, TrialCertificate> each : wanted.entrySet()) {
                issued.put(each.getKey(), signs.issue(each.getValue().withDays(days)));
            }
        }
        for (Map.Entry<Path, TrialIdentity> each : issued.entrySet()) {
            each.getValue().write(each.getKey());
            boolean member = each.getKey().equals(made.member());
            Files.writeString(each.getKey().resolve(CONFIGURATION), made.configuration(member));
        }
        Files.copy(made.member().resolve(TrialIdentity.TRUST_FILE), folder.resolve(TrialIdentity.TRUST_FILE));
        return made;
    }

    private Map<Path, TrialCertificate> wanted(List<String> clients) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a member's certificate needs a name; nothing was made");
        }
        if (new TreeSet<>(clients).size() < clients.size()) {
            throw new IllegalArgumentException("a client is named twice in " + clients + "; nothing was made");
        }
        Map<Path, TrialCertificate> wanted = new LinkedHashMap<>();
        wanted.put(member(), TrialCertificate.member(members));
        clients.forEach(client -> wanted.put(client(client), TrialCertificate.client(client)));
        return wanted;
    }

    private static void refuseWhatIsThere(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new IOException(
                        folder + " is not empty; nothing was written. Name a folder that is new or empty");
            }
        }
    }

    /** The folder that every member gets. */
    public Path member() {
        return folder.resolve("member");
    }

    /** The folder of that client. */
    public Path client(String name) {
        return folder.resolve("clients").resolve(name);
    }

    private String configuration(boolean member) {
        String names = members.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        String keys = """
                tls:
                  certificate: tls.crt
                  key: tls.key
                  trust: ca.crt
                  members: [%s]
                """.formatted(names);
        return "lockgrid:\n" + (member ? keys.indent(2) : "  client:\n" + keys.indent(4));
    }
}
