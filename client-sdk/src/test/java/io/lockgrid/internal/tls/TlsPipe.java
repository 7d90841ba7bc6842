package io.lockgrid.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.ChannelOptions;
import com.hazelcast.internal.networking.InboundPipeline;
import com.hazelcast.internal.networking.OutboundPipeline;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/** The handlers of one channel and what is at its other end, with bytes carried between them in pieces. For one thread. */
final class TlsPipe {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int cut;
    private final ByteBuffer room;
    private final TlsLinks.Handlers handlers;
    private final TlsOtherEnd other;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    /**
     * @param cut how many bytes come in at once
     * @param room how many the next handler takes at once
     */
    TlsPipe(TlsLinks links, SSLContext context, boolean connects, int cut, int room) throws Exception {
        this.cut = cut;
        this.room = ByteBuffer.allocate(room);
        Channel channel = channel(connects);
        handlers = links.handlers(channel);
        handlers.inbound().setChannel(channel);
        handlers.outbound().setChannel(channel);
        handlers.inbound().handlerAdded();
        handlers.outbound().handlerAdded();
        handlers.inbound().dst(this.room);
        handlers.outbound().src(ByteBuffer.allocate(0));
        other = new TlsOtherEnd(context, !connects);
    }

    private static Channel channel(boolean connects) {
        ConcurrentHashMap<Object, Object> attributes = new ConcurrentHashMap<>();
        ChannelOptions options = stub(ChannelOptions.class, false);
        InboundPipeline inbound = stub(InboundPipeline.class, false);
        OutboundPipeline outbound = stub(OutboundPipeline.class, false);
        return (Channel) Proxy.newProxyInstance(
                TlsPipe.class.getClassLoader(), new Class<?>[] {Channel.class}, (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "isClientMode" -> connects;
                        case "isClosed" -> false;
                        case "attributeMap" -> attributes;
                        case "options" -> options;
                        case "inboundPipeline" -> inbound;
                        case "outboundPipeline" -> outbound;
                        default -> null;
                    };
                });
    }

    /** The pipe tries both ways all the time, so that it need not be woken. */
    private static <T> T stub(Class<T> type, Object option) {
        return type.cast(Proxy.newProxyInstance(
                TlsPipe.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getName().equals("getOption") ? option : null));
    }

    void send(byte[] bytes) {
        handlers.outbound().src(ByteBuffer.wrap(bytes));
    }

    /** Bytes from the other end that no TLS has made. */
    void hear(byte[] bytes) throws Exception {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            ByteBuffer src = handlers.inbound().src();
            int piece = Math.min(Math.min(cut, left.remaining()), src.remaining());
            src.put(left.slice().limit(piece));
            left.position(left.position() + piece);
            read();
            write();
        }
    }

    /** The same, while nothing can be sent. */
    void onlyHear(byte[] bytes) throws Exception {
        handlers.inbound().src().put(bytes);
        read();
    }

    /** Encrypts what there is room for, and sends nothing. */
    void fill() {
        handlers.outbound().onWrite();
        handlers.outbound().onWrite();
    }

    private void read() throws Exception {
        int before;
        do {
            handlers.inbound().onRead();
            before = room.position();
            taken.write(room.array(), 0, before);
            room.clear();
        } while (before > 0);
    }

    private void write() {
        handlers.outbound().onWrite();
        ByteBuffer out = handlers.outbound().dst();
        byte[] bytes = new byte[out.remaining()];
        out.get(bytes);
        sent.writeBytes(bytes);
        other.hear(bytes);
    }

    void pump() throws Exception {
        read();
        write();
        hear(other.say());
    }

    void pumpUntil(BooleanSupplier done) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time of the pipe").isLessThan(end);
            pump();
            Thread.onSpinWait();
        }
    }

    int received() {
        return taken.size();
    }

    byte[] taken() {
        return taken.toByteArray();
    }

    byte[] sent() {
        return sent.toByteArray();
    }

    TlsOtherEnd other() {
        return other;
    }

    /** What was said of links. */
    static final class Words implements LinkEnd {
        private final List<String> said = new CopyOnWriteArrayList<>();

        List<String> said() {
            return said;
        }

        int count() {
            return said.size();
        }

        @Override
        public void say(Channel channel, String why) {
            said.add(why);
        }

        @Override
        public void close(Channel channel, String why) {
            // the pipe has no end of its own
        }

        @Override
        public void note(String words) {
            said.add(words);
        }
    }
}
