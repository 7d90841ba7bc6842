package io.lockgrid.internal.config;

import java.util.regex.Pattern;

/**
 * Variables that Kubernetes puts into every pod of a namespace that has a Service named {@code lockgrid} or {@code
 * lockgrid-…}, such as {@code LOCKGRID_PORT=tcp://10.0.0.1:5701}. They say nothing about the configuration.
 */
final class ServiceLinks {

    private static final Pattern NAME = Pattern.compile(
            "LOCKGRID_(?:.+_)?(?:SERVICE_HOST|SERVICE_PORT(?:_.+)?|PORT_\\d+_(?:TCP|UDP|SCTP)(?:_.+)?)");
    private static final Pattern PORT_NAME = Pattern.compile("LOCKGRID_(?:.+_)?PORT");
    private static final Pattern PORT_VALUE = Pattern.compile("(?:tcp|udp|sctp)://.+");

    private ServiceLinks() {}

    /** {@code key}: whether the name is that of a key as well. */
    static boolean isOne(String name, String value, boolean key) {
        return (!key && NAME.matcher(name).matches())
                || (PORT_NAME.matcher(name).matches()
                        && PORT_VALUE.matcher(value).matches());
    }
}
