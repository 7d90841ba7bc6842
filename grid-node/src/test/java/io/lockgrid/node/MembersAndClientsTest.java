package io.lockgrid.node;

import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The grid of three members, from members and from clients. */
class MembersAndClientsTest {
    private static Members members;
    private static LockGrid client;
    private static LockGrid secondClient;

    @BeforeAll
    static void start() {
        members = new Members(3, config -> config);
        client = connect("client-1");
        secondClient = connect("client-2");
    }

    private static LockGrid connect(String name) {
        return LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(members.cluster)
                .withMembers(members.addresses)
                .withName(name));
    }

    @AfterAll
    static void stop() {
        client.close();
        secondClient.close();
        members.close();
    }

    @Nested
    class MemberAndMember extends GridContract {
        @Override
        LockGrid grid() {
            return members.grid(0);
        }

        @Override
        LockGrid other() {
            return members.grid(1);
        }
    }

    @Nested
    class ClientAndMember extends GridContract {
        @Override
        LockGrid grid() {
            return client;
        }

        @Override
        LockGrid other() {
            return members.grid(2);
        }
    }

    @Nested
    class ClientAndClient extends GridContract {
        @Override
        LockGrid grid() {
            return client;
        }

        @Override
        LockGrid other() {
            return secondClient;
        }
    }

    @Nested
    class ThreadLocksOfAMember extends ThreadLockContract {
        @Override
        LockGrid grid() {
            return members.grid(1);
        }
    }

    @Nested
    class ThreadLocksOfAClient extends ThreadLockContract {
        @Override
        LockGrid grid() {
            return client;
        }
    }
}
