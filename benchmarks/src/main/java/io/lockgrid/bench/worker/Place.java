package io.lockgrid.bench.worker;

import io.lockgrid.bench.Message;
import java.util.List;

/** Which process this is; port 0 is a client. */
record Place(String cluster, int port, List<String> members) {

    static Place of(Message message) {
        return new Place(
                message.text("cluster"),
                (int) message.number("port"),
                List.of(message.text("members").split(",")));
    }

    boolean isClient() {
        return port == 0;
    }
}
