package io.lockgrid.internal.tls;

import com.hazelcast.internal.networking.Channel;

/** What a member or a client does with a link that fails. Called by any thread. */
public interface LinkEnd {
    /** As soon as it is known, once for each link. */
    void say(Channel channel, String why);

    /** A moment later, when the other side has had time to hear why. */
    void close(Channel channel, String why);

    /** Something that is not about one link, for the log. */
    void note(String words);
}
