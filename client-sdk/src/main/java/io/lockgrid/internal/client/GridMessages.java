package io.lockgrid.internal.client;

import static com.hazelcast.client.impl.protocol.ClientMessage.PARTITION_ID_FIELD_OFFSET;
import static com.hazelcast.client.impl.protocol.ClientMessage.RESPONSE_BACKUP_ACKS_FIELD_OFFSET;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.ClientMessage.ForwardFrameIterator;
import com.hazelcast.client.impl.protocol.ClientMessage.Frame;
import java.nio.charset.StandardCharsets;

/**
 * LockGrid's messages in Hazelcast's client protocol: a head, the name of the CP group, and bytes of the wire format.
 * Stateless.
 */
public final class GridMessages {
    /** Numbers of the service {@code 0x6C} ("l"), which Hazelcast's own protocol does not use. */
    public static final int HELLO = 0x6C0100;

    public static final int BATCH = 0x6C0200;
    public static final int ASK = 0x6C0300;
    public static final int SUBSCRIBE = 0x6C0400;
    public static final int UNSUBSCRIBE = 0x6C0500;

    private static final int ANSWER = 1;
    private static final int EVENT = 2;

    private GridMessages() {}

    /** A request to the given group; the group is empty where there is none. */
    public static ClientMessage request(int type, String group, byte[] payload) {
        ClientMessage message = ClientMessage.createForEncode();
        message.setRetryable(false);
        message.setOperationName("LockGrid");
        message.add(new Frame(new byte[PARTITION_ID_FIELD_OFFSET + Integer.BYTES], ClientMessage.UNFRAGMENTED_MESSAGE));
        message.setMessageType(type);
        message.setPartitionId(-1);
        message.add(new Frame(group.getBytes(StandardCharsets.UTF_8)));
        message.add(new Frame(payload));
        return message;
    }

    /** The answer to a request of that type. */
    public static ClientMessage answer(int type, byte[] payload) {
        ClientMessage message = ClientMessage.createForEncode();
        message.add(new Frame(new byte[RESPONSE_BACKUP_ACKS_FIELD_OFFSET + 1], ClientMessage.UNFRAGMENTED_MESSAGE));
        message.setMessageType(type | ANSWER);
        message.add(new Frame(payload));
        return message;
    }

    /** A notice for a client that has subscribed. */
    public static ClientMessage event(byte[] payload) {
        ClientMessage message = ClientMessage.createForEncode();
        Frame head = new Frame(new byte[PARTITION_ID_FIELD_OFFSET + Integer.BYTES], ClientMessage.UNFRAGMENTED_MESSAGE);
        head.flags |= ClientMessage.IS_EVENT_FLAG;
        message.add(head);
        message.setMessageType(SUBSCRIBE | EVENT);
        message.setPartitionId(-1);
        message.add(new Frame(payload));
        return message;
    }

    public static String group(ClientMessage request) {
        ForwardFrameIterator frames = request.frameIterator();
        frames.next();
        return new String(frames.next().content, StandardCharsets.UTF_8);
    }

    public static byte[] requestPayload(ClientMessage request) {
        ForwardFrameIterator frames = request.frameIterator();
        frames.next();
        frames.next();
        return frames.next().content;
    }

    /** The payload of an answer or an event. */
    public static byte[] payload(ClientMessage message) {
        ForwardFrameIterator frames = message.frameIterator();
        frames.next();
        return frames.next().content;
    }
}
