package io.lockgrid.internal.wire;

import java.util.List;

/**
 * What a grid tells a client that connects. Immutable.
 *
 * @param groups CP groups that locks may live in; the first is the default one
 * @param seats members of a whole CP group
 */
public record Terms(List<String> groups, int seats, long timeToLiveMillis, long heartbeatMillis, int labelLength) {

    public byte[] encode() {
        WireWriter out = new WireWriter(64);
        out.u8(WireCodec.VERSION);
        out.number(groups.size());
        groups.forEach(out::string);
        out.number(seats);
        out.number(timeToLiveMillis);
        out.number(heartbeatMillis);
        out.number(labelLength);
        return out.toBytes();
    }

    public static Terms decode(byte[] bytes) {
        WireReader in = WireCodec.open(bytes);
        return new Terms(in.list(in::string), in.intNumber(), in.number(), in.number(), in.intNumber());
    }
}
