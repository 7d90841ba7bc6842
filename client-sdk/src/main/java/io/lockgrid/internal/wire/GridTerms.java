package io.lockgrid.internal.wire;

import io.lockgrid.internal.bytes.Form;
import java.util.List;

/**
 * What a grid tells a client that connects. Immutable.
 *
 * @param groups CP groups that locks may live in; the first is the default one
 * @param seats members of a whole CP group
 */
public record GridTerms(List<String> groups, int seats, long timeToLiveMillis, long heartbeatMillis, int labelLength) {

    private static final Form<GridTerms> FORM = Form.of(GridTerms.class);

    public byte[] encode(int version) {
        return WireCodec.encode(FORM, this, version);
    }

    public static GridTerms decode(byte[] bytes) {
        return WireCodec.decode(FORM, bytes);
    }
}
