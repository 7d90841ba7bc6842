package io.lockgrid.spring.integration;

import io.lockgrid.LockGrid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The registry and the initiator over three members and a light client. */
@Tag("thorough")
class MembersSpringIntegrationTest {
    private static ThreeMembers three;

    @BeforeAll
    static void start() {
        three = new ThreeMembers();
    }

    @AfterAll
    static void stop() {
        three.close();
    }

    @Nested
    class RegistryInMembers extends RegistryContract {
        @Override
        LockGrid grid() {
            return three.members.get(0);
        }

        @Override
        LockGrid otherGrid() {
            return three.members.get(1);
        }
    }

    @Nested
    class RegistryInAClientAndAMember extends RegistryContract {
        @Override
        LockGrid grid() {
            return three.client;
        }

        @Override
        LockGrid otherGrid() {
            return three.members.get(2);
        }
    }

    @Nested
    class LeadersInAClientAndAMember extends LeaderInitiatorContract {
        @Override
        LockGrid grid() {
            return three.client;
        }

        @Override
        LockGrid otherGrid() {
            return three.members.get(1);
        }
    }
}
