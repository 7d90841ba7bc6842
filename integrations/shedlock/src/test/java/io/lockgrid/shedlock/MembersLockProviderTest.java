package io.lockgrid.shedlock;

import io.lockgrid.LockGrid;
import io.lockgrid.test.LockGridCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The provider over three members and a light client. */
@Tag("thorough")
class MembersLockProviderTest {
    private static LockGridCluster three;
    private static LockGrid client;

    @BeforeAll
    static void start() {
        three = LockGridCluster.start();
        client = three.client();
    }

    @AfterAll
    static void stop() {
        three.close();
    }

    @Nested
    class InMembers extends LockProviderContract {
        @Override
        LockGrid grid() {
            return three.grid(0);
        }

        @Override
        LockGrid otherGrid() {
            return three.grid(1);
        }

        @Override
        int turns() {
            return 100;
        }
    }

    @Nested
    class InAClientAndAMember extends LockProviderContract {
        @Override
        LockGrid grid() {
            return client;
        }

        @Override
        LockGrid otherGrid() {
            return three.grid(2);
        }

        @Override
        int turns() {
            return 100;
        }
    }
}
