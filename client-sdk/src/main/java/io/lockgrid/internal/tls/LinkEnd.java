package io.lockgrid.internal.tls;

import com.hazelcast.internal.networking.Channel;

/** What a member or a client does with a link that fails. Called by any thread. */
public interface LinkEnd {
    /** As soon as it is known, once for each link. */
    void say(Channel channel, String why);

    /** A moment later, when the other side has had time to hear why. */
    void close(Channel channel, String why);

    /** One of the two does not take the other's certificate; beside {@link #say}. */
    default void distrusted(Channel channel, String why) {}

    /** The other side has shown a certificate that is trusted. */
    default void shown(Channel channel) {}

    /** Whether the other side, which has shown no certificate, still has to say in another way who it is. */
    default boolean isStranger(Channel channel) {
        return false;
    }

    /** Something that is not about one link, for the log. */
    void note(String words);
}
