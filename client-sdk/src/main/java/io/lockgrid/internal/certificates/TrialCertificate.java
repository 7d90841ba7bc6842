package io.lockgrid.internal.certificates;

import java.util.ArrayList;
import java.util.List;

/**
 * What a certificate is to say. Immutable.
 *
 * @param name its common name, of letters, digits, dots, dashes and underscores
 * @param names further names of the subject, as keytool takes them: {@code dns:member.example}, {@code uri:spiffe://a/b}
 * @param serves whether it may serve, as a member's has to; each may be shown by who connects
 * @param keyAlgorithm {@code EC}, {@code RSA} or {@code Ed25519}
 * @param since when it begins, as keytool takes it: {@code -1H}, {@code -30d}
 * @param days how long it is valid from then on
 */
public record TrialCertificate(
        String name, List<String> names, boolean serves, String keyAlgorithm, String since, int days) {
    private static final int YEAR = 365;

    public TrialCertificate {
        checked(name);
        names = List.copyOf(names);
    }

    // It becomes a folder's name and a part of keytool's options.
    private static String checked(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException("'" + name + "' cannot be a certificate's name; nothing was made."
                    + " Allowed are letters, digits, '.', '-' and '_', 64 at most, first a letter or a digit");
        }
        return name;
    }

    /** Of members: it serves and connects, under these DNS names, the first of which is its common name as well. */
    public static TrialCertificate member(List<String> names) {
        return of(
                names.get(0), names.stream().map(name -> "dns:" + checked(name)).toList(), true);
    }

    /** Of a client, which may connect and nothing else. */
    public static TrialCertificate client(String name) {
        return of(name, List.of(), false);
    }

    private static TrialCertificate of(String name, List<String> names, boolean serves) {
        // from an hour ago, for hosts whose clocks are behind
        return new TrialCertificate(name, names, serves, "EC", "-1H", YEAR);
    }

    /** The same for so many days. */
    public TrialCertificate withDays(int newDays) {
        return new TrialCertificate(name, names, serves, keyAlgorithm, since, newDays);
    }

    /** The same with a key of another kind. */
    public TrialCertificate withKey(String algorithm) {
        return new TrialCertificate(name, names, serves, algorithm, since, days);
    }

    /** The same with one more name of the subject. */
    public TrialCertificate withName(String added) {
        List<String> more = new ArrayList<>(names);
        more.add(added);
        return new TrialCertificate(name, more, serves, keyAlgorithm, since, days);
    }

    /** The same, but it has expired a month ago. */
    public TrialCertificate expired() {
        return new TrialCertificate(name, names, serves, keyAlgorithm, "-60d", 30);
    }

    /** The same, but it may not serve. */
    public TrialCertificate withoutServing() {
        return new TrialCertificate(name, names, false, keyAlgorithm, since, days);
    }

    List<String> options() {
        List<String> options = new ArrayList<>(List.of("-dname", "CN=" + name));
        options.addAll(List.of("-startdate", since, "-validity", Integer.toString(days)));
        options.addAll(keyOptions(keyAlgorithm));
        options.addAll(List.of("-ext", "ku:c=digitalSignature"));
        options.addAll(List.of("-ext", serves ? "eku=serverAuth,clientAuth" : "eku=clientAuth"));
        if (!names.isEmpty()) {
            options.addAll(List.of("-ext", "san=" + String.join(",", names)));
        }
        return options;
    }

    static List<String> keyOptions(String algorithm) {
        return switch (algorithm) {
            case "EC" -> List.of("-keyalg", "EC", "-groupname", "secp256r1");
            case "RSA" -> List.of("-keyalg", "RSA", "-keysize", "2048");
            default -> List.of("-keyalg", algorithm);
        };
    }
}
