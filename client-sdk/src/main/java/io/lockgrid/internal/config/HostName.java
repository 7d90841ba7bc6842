package io.lockgrid.internal.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this machine, for default names that operators see. */
public final class HostName {

    private HostName() {}

    /** The host's name; {@code localhost} where the machine cannot tell. May ask a name server. */
    public static String local() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
