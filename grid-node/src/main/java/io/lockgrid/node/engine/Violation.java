package io.lockgrid.node.engine;

import com.hazelcast.internal.config.SchemaViolationConfigurationException;
import io.lockgrid.internal.config.ConfigurationException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words for what the engine refuses in a file: where it is, and what to do. Stateless. */
final class Violation {

    private static final String TOP = "#/hazelcast";
    private static final Pattern EXTRANEOUS = Pattern.compile("extraneous key \\[(.+)] is not permitted");

    private Violation() {}

    static ConfigurationException words(RuntimeException refusal, String file, Written written) {
        String words = refusal instanceof SchemaViolationConfigurationException violation
                ? words(leaves(violation).toList(), written)
                : file + ": Hazelcast cannot take this file: " + message(refusal) + "; correct it";
        return (ConfigurationException) new ConfigurationException(words).initCause(refusal);
    }

    private static Stream<SchemaViolationConfigurationException> leaves(SchemaViolationConfigurationException refusal) {
        return refusal.getErrors().isEmpty()
                ? Stream.of(refusal)
                : refusal.getErrors().stream().flatMap(Violation::leaves);
    }

    private static String words(List<SchemaViolationConfigurationException> leaves, Written written) {
        SchemaViolationConfigurationException first = leaves.get(0);
        String path = path(first.getInstanceLocation());
        String more = leaves.size() == 1 ? "" : "; " + (leaves.size() - 1) + " more after it";
        Matcher unknown = EXTRANEOUS.matcher(message(first));
        if (unknown.find()) {
            String key = unknown.group(1);
            String place = written.place(path.isEmpty() ? key : path + "/" + key);
            String parent = path.isEmpty() ? "hazelcast" : Written.show(path);
            return place + ": Hazelcast knows no key '" + key + "' below " + parent
                    + "; correct its name, or how far it is indented" + more;
        }
        return written.place(path) + ": Hazelcast refuses " + Written.show(path) + ": " + message(first)
                + "; correct it, or how far it is indented" + more;
    }

    private static String path(String pointer) {
        return pointer.startsWith(TOP + "/") ? pointer.substring(TOP.length() + 1) : "";
    }

    private static String message(Throwable refusal) {
        Throwable cause = refusal.getCause();
        String own = refusal.getMessage() == null ? refusal.getClass().getSimpleName() : refusal.getMessage();
        return cause == null || cause.getMessage() == null || own.contains(cause.getMessage())
                ? own
                : own + ": " + cause.getMessage();
    }
}
