package io.lockgrid.internal.tls;

import com.hazelcast.internal.networking.Channel;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.fuzz.Certificates;
import io.lockgrid.fuzz.Fake;
import io.lockgrid.internal.certificates.TrialFolder;
import io.lockgrid.internal.surroundings.Surroundings;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;

/** A member and a client, each as LockGrid's links and as the JDK's own engine. Handshakes are computed where they come. */
final class TlsEnds {
    /** Where a channel keeps what is said of it. */
    static final String WORDS = "words";

    private static final LinkEnd END = new LinkEnd() {
        @Override
        @SuppressWarnings("unchecked") // as the engine declares its channels' attributes
        public void say(Channel channel, String why) {
            channel.attributeMap().merge(WORDS, why, (before, more) -> before + " and again: " + more);
        }

        @Override
        public void close(Channel channel, String why) {
            // nothing of a rig outlives it
        }

        @Override
        public void note(String words) {
            throw new IllegalStateException(words);
        }
    };

    private static final Surroundings ON_THE_SPOT = new Surroundings() {
        @Override
        public ScheduledExecutorService thread(String name) {
            return Fake.of(ScheduledExecutorService.class, (method, given) -> {
                if (method.equals("execute")) {
                    ((Runnable) given[0]).run();
                }
                return Fake.NOTHING;
            });
        }
    };

    private final TlsConfig member;
    private final TlsConfig client;
    private final TlsLinks memberLinks;
    private final TlsLinks clientLinks;

    private TlsEnds(TrialFolder made) {
        member = files(made.member());
        client = files(made.client(Certificates.CLIENT));
        memberLinks = TlsLinks.open(member, true, END, ON_THE_SPOT);
        clientLinks = TlsLinks.open(client, true, END, ON_THE_SPOT);
    }

    static TlsEnds open() {
        return new TlsEnds(Certificates.made());
    }

    private static TlsConfig files(Path of) {
        return TlsConfig.pem(of.resolve("tls.crt"), of.resolve("tls.key"), of.resolve("ca.crt"), TrialFolder.MEMBERS);
    }

    /** Of who connects, a client, or of who is connected to. */
    TlsLinks links(boolean connects) {
        return connects ? clientLinks : memberLinks;
    }

    SSLContext other(boolean connects) {
        return new TlsFiles(connects ? member : client, Passwords.IN_FILE)
                .current()
                .context();
    }
}
