package io.lockgrid.internal.tls;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import java.util.Set;

/** Why a link failed, in words for whoever reads the log on either side. Stateless. */
final class TlsWords {
    private static final String OTHERS_TRUST = "the other side does not trust the certificate that this one shows"
            + " (it is signed by no authority of its tls.trust, it has expired, or it may not be used so)";

    /** What the other side may say, by the names that the JDK gives to alerts. */
    private static final Map<String, String> ALERTS = Map.of(
            "bad_certificate", "the other side asks for a certificate that it can trust",
            "certificate_required", "the other side asks for a certificate, and none was shown",
            "certificate_unknown", OTHERS_TRUST,
            "unknown_ca", OTHERS_TRUST,
            "certificate_expired", "the other side says that this one's certificate has expired",
            "unsupported_certificate", "the other side says that this one's certificate may not be used so",
            "protocol_version", "the other side does not speak TLS 1.3",
            "handshake_failure", "the other side found nothing in common for a TLS handshake");

    private static final Set<String> CERTIFICATES = Set.of(
            "bad_certificate",
            "certificate_required",
            "certificate_unknown",
            "unknown_ca",
            "certificate_expired",
            "unsupported_certificate");

    private TlsWords() {}

    static String of(Throwable failure) {
        String last = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "its certificate has expired (" + cause.getMessage() + ")";
            } else if (cause instanceof CertificateNotYetValidException) {
                return "its certificate is not valid yet (" + cause.getMessage() + ")";
            } else if (cause instanceof CertPathValidatorException || isUnknownIssuer(cause)) {
                last = "its certificate is signed by no authority of tls.trust (" + cause.getMessage() + ")";
            }
        }
        int alert = last.indexOf("fatal alert: ");
        if (alert >= 0) {
            String name = last.substring(alert + "fatal alert: ".length()).strip();
            return ALERTS.getOrDefault(name, "the other side ended the TLS handshake: " + name);
        } else if (last.contains("Empty client certificate chain")) {
            return "it shows no certificate";
        } else if (last.contains("Unsupported or unrecognized SSL message") || last.contains("plaintext connection")) {
            return "it does not speak TLS";
        } else if (last.contains("is not enabled or supported in server context")
                || last.contains("protocol version")
                || last.contains("Client requested protocol")) {
            return "it speaks an older TLS than 1.3";
        }
        return last;
    }

    /** Whether it failed because one of the two does not take the other's certificate. */
    static boolean isOfCertificates(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        String last = failure.getMessage() == null ? "" : failure.getMessage();
        return CERTIFICATES.stream().anyMatch(alert -> last.endsWith("fatal alert: " + alert));
    }

    private static boolean isUnknownIssuer(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().contains("unable to find valid certification path");
    }
}
