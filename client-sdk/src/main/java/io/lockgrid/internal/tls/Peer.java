package io.lockgrid.internal.tls;

import io.lockgrid.internal.text.NamePatterns;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Who is at the other end, as its certificate says. Immutable.
 *
 * @param name what it is called: its first name
 * @param names its common name, DNS names and URIs
 * @param member whether it may serve under a name of {@code tls.members}
 */
public record Peer(String name, List<String> names, boolean member) {
    private static final String SERVES = "1.3.6.1.5.5.7.3.1";
    private static final int DNS = 2;
    private static final int URI = 6;

    public Peer {
        names = List.copyOf(names);
    }

    /** Throws {@link CertificateParsingException} where its names cannot be read. */
    static Peer of(X509Certificate certificate, NamePatterns members) throws CertificateParsingException {
        List<String> names = new ArrayList<>();
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(0, String.valueOf(part.getValue())); // they come with the most general one first
                }
            }
        } catch (InvalidNameException e) {
            throw new CertificateParsingException(e);
        }
        if (certificate.getSubjectAlternativeNames() != null) {
            for (List<?> name : certificate.getSubjectAlternativeNames()) {
                int kind = (Integer) name.get(0);
                if ((kind == DNS || kind == URI) && !names.contains(String.valueOf(name.get(1)))) {
                    names.add(String.valueOf(name.get(1)));
                }
            }
        }
        List<String> uses = certificate.getExtendedKeyUsage();
        boolean serves = uses != null && uses.contains(SERVES);
        return new Peer(
                names.isEmpty() ? certificate.getSubjectX500Principal().getName() : names.get(0),
                names,
                serves && members.matchAny(names));
    }
}
