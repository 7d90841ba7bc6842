package io.lockgrid.spring.integration;

import io.lockgrid.LockGrid;
import io.lockgrid.test.LockGridCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The registry and the initiator over three members and a light client. */
@Tag("thorough")
class MembersSpringIntegrationTest {
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
    class RegistryInMembers extends RegistryContract {
        @Override
        LockGrid grid() {
            return three.grid(0);
        }

        @Override
        LockGrid otherGrid() {
            return three.grid(1);
        }
    }

    @Nested
    class RegistryInAClientAndAMember extends RegistryContract {
        @Override
        LockGrid grid() {
            return client;
        }

        @Override
        LockGrid otherGrid() {
            return three.grid(2);
        }
    }

    @Nested
    class LeadersInAClientAndAMember extends LeaderInitiatorContract {
        @Override
        LockGrid grid() {
            return client;
        }

        @Override
        LockGrid otherGrid() {
            return three.grid(1);
        }
    }
}
