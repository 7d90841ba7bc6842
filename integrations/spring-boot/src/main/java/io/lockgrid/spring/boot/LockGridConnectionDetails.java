package io.lockgrid.spring.boot;

import java.util.List;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Whom a light client connects to, with {@code lockgrid.mode=client}. A bean of this type wins over the properties, so a
 * test or a platform can say where its members are.
 */
public interface LockGridConnectionDetails extends ConnectionDetails {

    /** Members to try, each {@code host:port}. */
    List<String> members();

    /** The cluster's name; members of another name refuse. */
    String clusterName();
}
