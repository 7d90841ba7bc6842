package io.lockgrid.internal.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables that Kubernetes puts into every pod of a namespace for each Service whose name begins with {@code lockgrid},
 * such as {@code LOCKGRID_PORT=tcp://10.0.0.1:5701}. They say nothing about the configuration, also where a key has the
 * same name. Immutable.
 */
final class ServiceLinks {

    private static final Pattern NAME = Pattern.compile(
            "(LOCKGRID(?:_.+)?)_(?:SERVICE_HOST|SERVICE_PORT(?:_.+)?|PORT_\\d+_(?:TCP|UDP|SCTP)(?:_.+)?)");
    private static final Pattern URL_NAME = Pattern.compile("LOCKGRID_(?:.+_)?PORT(?:_\\d+_(?:TCP|UDP|SCTP))?");
    private static final Pattern URL = Pattern.compile("(?:tcp|udp|sctp)://.+");

    private final Map<String, String> environment;

    ServiceLinks(Map<String, String> environment) {
        this.environment = environment;
    }

    /** {@code key}: whether the name is that of a key as well. */
    boolean isOne(String name, String value, boolean key) {
        if (isUrl(name, value)) {
            return true;
        }
        Matcher link = NAME.matcher(name);
        return link.matches() && (!key || isOfService(link.group(1), value));
    }

    /** Whether the value can be nothing else, so that nobody can have meant it for a key. */
    static boolean isUrl(String name, String value) {
        return URL_NAME.matcher(name).matches() && URL.matcher(value).matches();
    }

    /** There is such a service, and this is its port: another value was put there by somebody who means the key. */
    private boolean isOfService(String service, String value) {
        String form = Pattern.quote(service) + "_PORT_\\d+_(?:TCP|UDP|SCTP)";
        List<String> ports =
                environment.keySet().stream().filter(name -> name.matches(form)).toList();
        return environment.containsKey(service + "_SERVICE_HOST")
                && (ports.isEmpty()
                        || ports.stream().anyMatch(name -> name.startsWith(service + "_PORT_" + value + "_")));
    }
}
